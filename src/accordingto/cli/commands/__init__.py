"""The commands, one a module: each is the function ``command`` of the module of its name."""
