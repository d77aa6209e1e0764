"""Detection of articles that are not in English, the only language that the reader knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.types import Article

ENGLISH = frozenset({None, "en", "pcm"})
"""Language codes that are compatible with English: Nigerian Pidgin is detected in headlines of bare nouns."""
LEAST_WORDS = 20
"""A text in Latin letters with fewer words is too short to be certain."""
LEAST_SHARE = 0.08
"""Least share of English function words in an English text; 60 words of neighbouring languages have less."""
LEAST_LETTERS = 5
"""Letters of another script from which a text is certainly not in a language with Latin letters."""
UNDETERMINED = "und"
"""The ISO 639-2 code for an unknown language."""
SAMPLE = 10_000
"""Characters from the beginning that are examined, as many as in language detection."""
SAMPLE_WORDS = 2_000
"""Words from the beginning that are examined, about as many as that."""
_LATIN = "\u024f"
_OTHER = re.compile(r"[^\W\d_\x00-\u024f]|[µŉ]")
"""A letter that is not Latin, or that NFKC normalises to one that is not."""


def foreign_language(article: Article, written: Sequence[str]) -> str | None:
    """Return the language code of an article that is certainly not in English; None for English or in doubt.

    ``written`` are the tokens of its text.
    ``Article.language`` gives the code, and a low share of English function words has to confirm it. Letters
    of another script suffice by themselves, with the code "und" if ``Article.language`` gives none.
    """
    sample = article.text[:SAMPLE]
    if article.language in ENGLISH and not _OTHER.search(sample):
        return None
    words = [word for one in written[:SAMPLE_WORDS] if (word := _letters(one))]
    letters = "".join(words)
    others = sum(letter > _LATIN for letter in letters)
    if others >= LEAST_LETTERS and 2 * others > len(letters):
        return UNDETERMINED if article.language in ENGLISH else article.language
    if article.language in ENGLISH:
        return None
    small = sum(word in word_class("small-english") for word in words)
    is_foreign = len(words) >= LEAST_WORDS and small < LEAST_SHARE * len(words)
    return article.language if is_foreign else None


def _letters(written: str) -> str:
    """Return the letters of a token, normalised and in lower case, without its vowel signs and marks."""
    return "".join(c for c in normalize("NFKC", written).lower() if c.isalpha())
