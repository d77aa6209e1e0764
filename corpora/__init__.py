"""Readers of the annotated corpora that training and benchmarks share.

There is one module per corpus or format; ``spans`` scores predictions as the published comparisons do.
Nothing here imports ``training`` or ``benchmarks``, and neither of these imports the other. No text of a
corpus is part of the repository; ``gold`` holds our own annotations as offsets.
"""
