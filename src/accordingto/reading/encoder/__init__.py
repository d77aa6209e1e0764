"""Tokens, windows, the one run of the network, and a decoder for each of its heads."""
