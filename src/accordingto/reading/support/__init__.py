"""Whether what is stated follows from what a text has: the model of support."""
