"""Which items of an article are the same thing told twice."""

from __future__ import annotations

import re
from collections.abc import Iterable

from accordingto.types import Span
from accordingto.watchlist.watchitem import WatchItem

ALIKE = 0.6
"""Share of the words of the shorter of two items of one kind and one source from which they say the same."""
LEAST_SHARED = 2
"""Words that they share, at the least."""
LONGEST_STEM = 6
_COMMON = frozenset(
    ("will", "would", "could", "should", "shall", "might", "must", "have", "been", "being", "that", "this",
     "these", "those", "with", "from", "into", "they", "them", "their", "there", "your", "what", "when",
     "where", "which", "while", "were", "does", "than", "then", "also", "more", "most", "some", "such",
     "only", "very", "about", "after", "over", "just")
)  # fmt: skip
"""Longer words that say nothing of what an item is about."""


def is_same(item: WatchItem, other: WatchItem) -> bool:
    """Return whether two items of an article say the same: one stands in the other, or they share words."""
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


def _length(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def _words(item: WatchItem) -> frozenset[str]:
    """The words of an item with a meaning of their own, as far as their length tells."""
    found = re.findall(r"\w+", " ".join(span.text for span in item.content).lower())
    telling = (word for word in found if (len(word) > 3 or word.isdigit()) and word not in _COMMON)
    return frozenset(word[:LONGEST_STEM] for word in telling)
