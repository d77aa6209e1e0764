"""Fitting the tables in a model's ``kinds.json``: kinds of actors, kinds of sources, strengths and polarities."""
