"""Benchmark of following feeds from servers that misbehave."""
