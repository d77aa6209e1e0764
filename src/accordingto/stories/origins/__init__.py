"""Finding where each article has a claim from, as far as its text shows."""
