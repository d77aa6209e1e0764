"""How many words of an article stand on whose word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from accordingto.export.report.marks import cut, marks_of
from accordingto.export.report.nesting import PlacedAttribution

_WORD = re.compile(r"\S+")


class Shares(Struct, frozen=True):
    """Words, each counted once: for the innermost attribution that it is content of, or for the outlet."""

    by_attribution: Mapping[int, int]
    """Words of each attribution, by its number; who has none is left out."""
    own: int
    """Words in the outlet's own voice."""

    @property
    def total(self) -> int:
        """All words of the article."""
        return self.own + sum(self.by_attribution.values())

    def percent(self, words: int) -> int:
        """Give a number of words as a share of all, in whole per cent; 0 of an article without words."""
        return round(100 * words / self.total) if self.total else 0


def shares(text: str, entries: Iterable[PlacedAttribution]) -> Shares:
    """Count the words of a text; a word stands where its first character does."""
    contents = [mark for mark in marks_of(entries) if mark.part == "content"]
    segments = list(cut(0, len(text), contents))
    counts: Counter[int] = Counter()
    own = at = 0
    for word in _WORD.finditer(text):
        while segments[at].end <= word.start():
            at += 1
        owners = segments[at].owners("content")
        if owners:
            counts[owners[-1]] += 1
        else:
            own += 1
    return Shares(counts, own)
