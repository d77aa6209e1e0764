"""Several articles → which tell of one event, what these have in common, and where each has it from."""
