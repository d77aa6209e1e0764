"""Sequence matching in linear time: patience diff, with ``difflib`` for short stretches.

Items that occur exactly once on each side are anchors. Stretches between anchors are compared with
``difflib`` if they are short, and else taken to be different, so the time does not grow with the square of
the length.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

Match = tuple[int, int]
"""Indexes of equal items in the first and in the second sequence."""

DEEPEST = 12
"""Most levels of recursion: anchors are sought again between anchors."""

LARGEST = 60_000
"""Largest product of two lengths for which ``difflib`` is used; it takes some 10 ms."""


def matches(old: Sequence[Hashable], new: Sequence[Hashable], *, fully: bool = True) -> list[Match]:
    """Return pairs of equal items, in increasing order on both sides.

    With ``fully``, short stretches between anchors are compared with ``difflib``.
    """
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
    """Return the longest increasing subsequence of the items that occur exactly once in each stretch.

    ``a`` and ``c`` are the bounds (start, end) of the stretches in ``old`` and ``new``.
    """
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
