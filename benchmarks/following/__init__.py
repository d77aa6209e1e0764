"""Feeds followed from servers that misbehave: ``python -m benchmarks.following``."""
