"""Names: what they are, and which name the same."""
