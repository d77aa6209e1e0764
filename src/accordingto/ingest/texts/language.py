"""Which language a text is in."""

from __future__ import annotations

from tempfile import gettempdir

ENOUGH_LETTERS = 20
"""Fewer letters than these tell nothing, and the language stays unknown."""
SAMPLE_CHARS = 10_000
"""The language is told from the first so many characters."""


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the most likely language, or null for hardly any letters."""
    sample = text[:SAMPLE_CHARS]
    if sum(map(str.isalpha, sample)) < ENOUGH_LETTERS:
        return None
    import py3langid

    try:
        code, _ = py3langid.classify(sample)
    except OSError as error:  # it unpacks its model into a temporary file, and names none
        error.filename = error.filename or f"temporary file in {gettempdir()}"
        raise
    return str(code)
