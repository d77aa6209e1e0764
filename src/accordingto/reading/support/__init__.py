"""Textual support: whether a statement follows from a text."""
