"""Tokenization, windows, the network, and a decoder for each of its heads."""
