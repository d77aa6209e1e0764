"""Finding sentences of several articles that have a claim in common, and how they differ."""
