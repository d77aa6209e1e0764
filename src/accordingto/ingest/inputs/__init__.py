"""Inputs as bytes: finding, opening and decoding them, and detecting their format."""
