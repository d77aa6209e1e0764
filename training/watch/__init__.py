"""Fitting the probability that a claim belongs on the watch list, on hand-annotated watch lists."""
