"""Which language a text is in."""

from __future__ import annotations

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

    code, _ = py3langid.classify(sample)
    return str(code)
