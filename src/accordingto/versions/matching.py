"""Which items of two sequences are the same, in order: exact where that is cheap, never slow.

What stands once on either side anchors (patience diff); what lies between is compared with ``difflib`` where
it is short, and is otherwise taken for different. So the time grows with the length, not with its square.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

Match = tuple[int, int]
"""Index of an item in the first sequence and of the same in the second."""

DEEPEST = 12
"""Rounds of anchoring within what lies between anchors."""

LARGEST = 60_000
"""Product of two lengths up to which ``difflib`` is asked: some 10 ms."""


def matches(old: Sequence[Hashable], new: Sequence[Hashable], *, fully: bool = True) -> list[Match]:
    """Return pairs of equal items, in order on both sides; ``fully`` compares short stretches in full."""
    found: list[Match] = []
    todo = [(0, len(old), 0, len(new), DEEPEST)]
    while todo:
        a, b, c, d, depth = todo.pop()
        while a < b and c < d and old[a] == new[c]:
            found.append((a, c))
            a, c = a + 1, c + 1
        while a < b and c < d and old[b - 1] == new[d - 1]:
            b, d = b - 1, d - 1
            found.append((b, d))
        if a == b or c == d:
            continue
        if fully and (b - a) * (d - c) <= LARGEST:
            blocks = SequenceMatcher(None, old[a:b], new[c:d], autojunk=False).get_matching_blocks()
            found += [(a + i + k, c + j + k) for i, j, size in blocks for k in range(size)]
        elif depth:
            anchors = list(_anchors(old, new, (a, b), (c, d)))
            edges = [(a - 1, c - 1), *anchors, (b, d)]
            found += anchors
            if anchors:
                todo += [(i + 1, k, j + 1, m, depth - 1) for (i, j), (k, m) in pairwise(edges)]
    return sorted(found)


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable], a: Match, c: Match) -> Iterator[Match]:
    """Return the longest rising row of items that stand once in both stretches."""
    many_old, many_new = Counter(old[a[0] : a[1]]), Counter(new[c[0] : c[1]])
    places = {new[j]: j for j in range(*c) if many_new[new[j]] == 1}
    pairs = [(i, places[old[i]]) for i in range(*a) if many_old[old[i]] == 1 and old[i] in places]
    tails: list[int] = []
    heads: list[int] = []
    before: list[int] = []
    for at, (_, j) in enumerate(pairs):
        length = bisect_left(tails, j)
        tails[length : length + 1] = [j]
        heads[length : length + 1] = [at]
        before.append(heads[length - 1] if length else -1)
    row = []
    at = heads[-1] if heads else -1
    while at >= 0:
        row.append(pairs[at])
        at = before[at]
    return reversed(row)
