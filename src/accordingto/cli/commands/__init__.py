"""The commands, one per module: each is the function ``command`` in the module of its name."""
