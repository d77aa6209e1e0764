"""Rules that correct what was decoded, one module a rule."""
