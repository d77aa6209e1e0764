"""Counts of the words, names, numbers and years in an article, taken from its characters alone."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

LONGEST = 12_000
"""Number of characters read: the event is at the top, and long texts go on to other matters."""
LEAD = 60
"""Number of content words that make the lead, including the headline."""

_WORD = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+(?:['’.&-][^\W\d_]+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ENDS = frozenset('.!?:;\n"“‘(•*|')
"""Characters before a word that begins a sentence, whose capital therefore does not show a name."""
_ENDINGS = ("ing", "ed", "es", "ly", "s")
_STEM = 4
"""Minimum number of letters that are left of a word without its ending."""

COMMON = frozenset((files(__package__) / "common.txt").read_text("utf-8").split())
"""Stop words: words that do not distinguish events."""


@dataclass
class Terms:
    """The terms of an article, with how often each occurs."""

    words: Counter[str] = field(default_factory=Counter)
    """Stems of the content words, including names."""
    names: Counter[str] = field(default_factory=Counter)
    """Words that always have a capital, not only at the beginning of a sentence; in lower case."""
    lead: Counter[str] = field(default_factory=Counter)
    """The first ``LEAD`` of the words."""
    numbers: Counter[str] = field(default_factory=Counter)
    """Numbers in digits other than years."""
    years: Counter[str] = field(default_factory=Counter)
    """Years from 1900 to 2099."""


def terms_of(text: str) -> Terms:
    """Return the terms in the first ``LONGEST`` characters of a text."""
    text = text[:LONGEST]
    found = [
        (word := match.group(), word[0].isupper() and _begins_sentence(text, match.start()))
        for match in _WORD.finditer(text)
    ]
    small = {word for word, _ in found if word[0].islower()}
    capital = {word for word, begins in found if not begins and word[0].isupper()}
    terms = Terms()
    lead = LEAD
    for word, begins in found:
        if word[0].isdigit():
            number = word.replace(",", "").rstrip(".")
            (terms.years if _YEAR.fullmatch(number) else terms.numbers)[number] += 1
            continue
        bare = word.removesuffix("'s").removesuffix("’s")
        lower = bare.lower()
        if len(lower) < 2 or lower in COMMON:
            continue
        stem = stem_of(lower)
        terms.words[stem] += 1
        if bare[0].isupper() and lower not in small and (not begins or word in capital):
            terms.names[lower] += 1
        if lead:
            terms.lead[stem] += 1
            lead -= 1
    return terms


@lru_cache(maxsize=100_000)
def stem_of(word: str) -> str:
    """Return a word without its ending, so that "strikes" and "striking" have the same stem."""
    if len(word) <= _STEM:
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > _STEM and word.endswith("e") else word


def _begins_sentence(text: str, at: int) -> bool:
    before = at - 1
    while before >= 0 and text[before] in " \t\u00a0":
        before -= 1
    return before < 0 or text[before] in _ENDS
