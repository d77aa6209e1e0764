"""Whether a text is in the language that the reader knows, which is English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from accordingto.types import Article

ENGLISH = frozenset({None, "en", "pcm"})
"""Codes that say nothing against English: Nigerian Pidgin is what headlines in bare nouns are taken for."""
LEAST_WORDS = 12
"""Words without which a text in Latin letters tells nothing for sure."""
LEAST_SHARE = 0.05
"""The share of small English words from which a text is English; no article of 14,000 has less than 0.1."""
SAMPLE = 10_000
"""Characters from the beginning that are looked at, as where the language is told."""
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = "\u024f"


def foreign_language(article: Article) -> str | None:
    """The code of the language of an article that is surely not in English; None for English and in doubt.

    It is told in ``Article.language``; the small words of English and the letters have to bear it out.
    """
    if article.language in ENGLISH:
        return None
    sample = article.text[:SAMPLE]
    words = [word.lower() for word in _WORD.findall(sample)]
    letters = sum(map(len, words))
    if 2 * sum(letter > _LATIN for word in words for letter in word) > letters:
        return article.language
    small = sum(word in word_class("small-english") for word in words)
    is_foreign = len(words) >= LEAST_WORDS and small < LEAST_SHARE * len(words)
    return article.language if is_foreign else None
