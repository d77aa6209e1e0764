"""The model of support: the network, its training pairs, and the regression behind it."""
