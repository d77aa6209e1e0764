"""Fitting the tables in a model's ``kinds.json``: kinds of actors and sources, strengths and polarities."""
