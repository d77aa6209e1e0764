"""Fits the tables of kinds in a model's folder: those of actors, and behind confidence those of sources."""
