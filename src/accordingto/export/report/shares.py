"""The number of words of an article that belong to each attribution, and to the outlet itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from accordingto.export.report.marks import cut, marks_of
from accordingto.export.report.nesting import PlacedAttribution

_WORD = re.compile(r"\S+")


class Shares(Struct, frozen=True):
    """Counts of words. Each word counts once, for the innermost content that it is in, or for the outlet."""

    by_attribution: Mapping[int, int]
    """Number of words by the number of the attribution; attributions without words are left out."""
    own: int
    """Number of words in the outlet's own voice."""

    @property
    def total(self) -> int:
        """Number of words of the article."""
        return self.own + sum(self.by_attribution.values())

    def percent(self, words: int) -> int:
        """Return a number of words as a share of all words, in whole per cent; 0 if the article has none."""
        return round(100 * words / self.total) if self.total else 0


def shares(text: str, entries: Iterable[PlacedAttribution]) -> Shares:
    """Count the words of a text; a word belongs to the content that its first character is in."""
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
