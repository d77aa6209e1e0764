"""Identification of speakers, including the author of an article who says "I"."""
