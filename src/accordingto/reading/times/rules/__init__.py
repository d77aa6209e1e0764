"""Rules of the grammar of times, one module a family."""
