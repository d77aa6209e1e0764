"""Finding articles on the same event, the claims that they have in common, and the origin of each claim."""
