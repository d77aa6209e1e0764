"""Corpora as training and benchmarks both read them: what people marked, and where in a text it stands.

One module a corpus or a format; ``spans`` scores what was found as the published comparisons do. Nothing
here imports ``training`` or ``benchmarks``, and neither of these imports the other. No text of a corpus is
part of the repository; ``gold`` has what we drew, as offsets.
"""
