"""Rules of the grammar of times, one module per family."""
