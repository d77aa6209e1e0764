"""Detection of the language of a text."""

from __future__ import annotations

from tempfile import gettempdir

ENOUGH_LETTERS = 20
"""The fewest letters from which a language is detected; with fewer it stays unknown."""
SAMPLE_CHARS = 10_000
"""The number of characters, from the start, from which the language is detected."""


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the most likely language, or ``None`` if there are hardly any letters."""
    sample = text[:SAMPLE_CHARS]
    if sum(map(str.isalpha, sample)) < ENOUGH_LETTERS:
        return None
    import py3langid

    try:
        code, _ = py3langid.classify(sample)
    except OSError as error:  # py3langid unpacks its model into a temporary file, and its error names none
        error.filename = error.filename or f"temporary file in {gettempdir()}"
        raise
    return str(code)
