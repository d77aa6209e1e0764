"""The same claim in several articles."""
