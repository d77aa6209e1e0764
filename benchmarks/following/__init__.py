"""Feeds followed from servers that misbehave."""
