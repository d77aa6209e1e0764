"""Corpora as training and benchmarks both read them: what people marked, where it stands, how spans are scored.

One module a corpus or a format. Nothing here imports ``training`` or ``benchmarks``, and neither of these
imports the other. No text of a corpus is part of the repository; ``gold`` has what we drew, as offsets.
"""
