"""Whether a text is in the language that the reader knows, which is English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from accordingto.types import Article

ENGLISH = frozenset({None, "en", "pcm"})
"""Codes that say nothing against English: Nigerian Pidgin is what headlines in bare nouns are taken for."""
LEAST_WORDS = 20
"""Words without which a text in Latin letters tells nothing for sure."""
LEAST_SHARE = 0.08
"""The share of small English words from which a text is English; 60 words of its neighbours have less."""
LEAST_LETTERS = 5
"""Letters of another script that tell for sure that a text is in no language written in Latin letters."""
UNDETERMINED = "und"
"""The code of ISO 639-2 for a language that is not known."""
SAMPLE = 10_000
"""Characters from the beginning that are looked at, as where the language is told."""
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = "\u024f"
_OTHER = re.compile(r"[^\W\d_\x00-\u024f]|[µŉ]")
"""A letter that is not Latin, or that NFKC turns into one that is not."""


def foreign_language(article: Article) -> str | None:
    """Return the code of the language of an article that is surely not English; None for English or in doubt.

    It is told in ``Article.language``; the small words of English have to bear it out. Letters of another
    script are sure without it, the code being "und" where no language was told from so few.
    """
    sample = article.text[:SAMPLE]
    if article.language in ENGLISH and not _OTHER.search(sample):
        return None
    words = _WORD.findall(normalize("NFKC", sample).lower())
    letters = "".join(words)
    others = sum(letter > _LATIN for letter in letters)
    if others >= LEAST_LETTERS and 2 * others > len(letters):
        return UNDETERMINED if article.language in ENGLISH else article.language
    if article.language in ENGLISH:
        return None
    small = sum(word in word_class("small-english") for word in words)
    is_foreign = len(words) >= LEAST_WORDS and small < LEAST_SHARE * len(words)
    return article.language if is_foreign else None
