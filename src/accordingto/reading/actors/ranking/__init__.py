"""Ranking of the actors that a source without a name may refer to."""
