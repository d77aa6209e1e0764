"""Hostile input: texts and pages made to break the reader, or to take excessive time."""
