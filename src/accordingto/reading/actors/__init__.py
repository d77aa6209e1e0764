"""Actors of an article: their names, kinds, roles and mentions (co-reference), and who speaks."""
