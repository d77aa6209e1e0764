"""Several articles of one event → what they have in common, and where each has it from."""
