"""Finding items of an article that say the same as another item."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from accordingto.types import Span
from accordingto.watchlist.watchitem import WatchItem

ALIKE = 0.6
"""Share of the shorter item that the other must share for both to say the same."""
LEAST_SHARED = 2
"""Least number of words that they must share."""
LONGEST_STEM = 6
"""Characters to which words are cut before they are compared."""
TELLING = 64
"""Most items that may contain a word for it to suggest that two of them say the same."""
CELL = 128
"""Characters per cell of the index that finds overlapping items by their offsets."""
_COMMON = frozenset(
    ("will", "would", "could", "should", "shall", "might", "must", "have", "been", "being", "that", "this",
     "these", "those", "with", "from", "into", "they", "them", "their", "there", "your", "what", "when",
     "where", "which", "while", "were", "does", "than", "then", "also", "more", "most", "some", "such",
     "only", "very", "about", "after", "over", "just")
)  # fmt: skip
"""Stop words of more than three letters; shorter words are never compared."""


class ItemsTold:
    """A collection of items, none of which says the same as another, in the order of insertion."""

    def __init__(self) -> None:
        self.items: list[WatchItem] = []
        self._by_id: dict[str, int] = {}
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        self._by_cell: defaultdict[int, list[int]] = defaultdict(list)

    def find(self, item: WatchItem) -> int | None:
        """Return the index of the first item that says the same as ``item``; None if there is none.

        Only items with the same id, an overlapping place or shared words are compared.
        """
        near = {at for cell in _cells(item) for at in self._by_cell[cell]}
        shared: Counter[int] = Counter()
        for word in _words(item):
            if len(self._by_word[word]) <= TELLING:
                shared.update(self._by_word[word])
        near |= {at for at, count in shared.items() if count >= LEAST_SHARED}
        if item.id in self._by_id:
            near.add(self._by_id[item.id])
        return next((at for at in sorted(near) if is_same(item, self.items[at])), None)

    def add(self, item: WatchItem) -> None:
        """Add an item; ``find`` must have returned None for it."""
        at = len(self.items)
        self.items.append(item)
        self._by_id[item.id] = at
        for word in _words(item):
            self._by_word[word].append(at)
        for cell in _cells(item):
            self._by_cell[cell].append(at)


def is_same(item: WatchItem, other: WatchItem) -> bool:
    """Return whether two items of an article say the same.

    They do if they have the same id, if their spans overlap by at least ``ALIKE`` of the shorter one, or if
    they have the same kind and source and share that part of the words of the shorter one.
    """
    if item.id == other.id:
        return True
    own, others = _length(item.content), _length(other.content)
    shared = sum(
        max(0, min(a.end, b.end) - max(a.start, b.start)) for a in item.content for b in other.content
    )
    if shared and shared >= ALIKE * min(own, others):
        return True
    mine, theirs = _words(item), _words(other)
    alike = len(mine & theirs) >= max(LEAST_SHARED, ALIKE * min(len(mine), len(theirs)))
    return alike and item.kind == other.kind and (item.who == other.who or not item.who or not other.who)


def _cells(item: WatchItem) -> set[int]:
    """Return the numbers of the cells of text that an item overlaps."""
    return {cell for span in item.content for cell in range(span.start // CELL, span.end // CELL + 1)}


def _length(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def _words(item: WatchItem) -> frozenset[str]:
    """Return the stems of an item's content words: longer words that are not stop words, and numbers."""
    found = re.findall(r"\w+", " ".join(span.text for span in item.content).lower())
    telling = (word for word in found if (len(word) > 3 or word.isdigit()) and word not in _COMMON)
    return frozenset(word[:LONGEST_STEM] for word in telling)
