"""Likenesses of articles → groups: average linkage, exact, whatever order the articles came in. Pure."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

Links = Mapping[int, Mapping[int, float]]
"""By article the articles that are like it, and how much; the same both ways. What is missing is 0."""


def regrouped(
    around: Iterable[int],
    links: Links,
    group_of: Callable[[int], Iterable[int]],
    order: Callable[[int], Any],
    *,
    least: float,
    most: int,
) -> list[tuple[int, ...]]:
    """Return the new groups of what hangs together with some articles, and of the groups that this cuts.

    At most ``most`` articles are taken beside the rest of their groups; ``order`` decides among equals.
    """
    touched = connected(around, links, least, most)
    whole = {one for found in touched for one in group_of(found)} | touched
    return grouped(sorted(whole, key=order), links, least)


def grouped(articles: Sequence[int], links: Links, least: float) -> list[tuple[int, ...]]:
    """Return articles in groups, each in the order of ``articles``.

    The two groups that are the most alike become one, as long as their articles are as much alike on average
    as ``least`` says. Among equals those decide whose first article comes first in ``articles``, so the
    groups follow from the articles, their order and the links alone.
    """
    place = {article: at for at, article in enumerate(articles)}
    members = {at: [article] for at, article in enumerate(articles)}
    sums: dict[int, dict[int, float]] = {
        place[one]: {place[other]: value for other, value in links.get(one, {}).items() if other in place}
        for one in articles
    }
    heap = [
        (-value, one, other) for one, found in sums.items() for other, value in found.items() if one < other
    ]
    heapq.heapify(heap)
    while heap:
        likeness, one, other = heapq.heappop(heap)
        if -likeness < least:
            break
        if one not in members or other not in members or -likeness != _mean(sums, members, one, other):
            continue
        members[one] += members.pop(other)
        for third, value in sums.pop(other).items():
            del sums[third][other]
            if third != one:
                sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + value
        for third in sums[one]:
            low, high = min(one, third), max(one, third)
            heapq.heappush(heap, (-_mean(sums, members, low, high), low, high))
    return [tuple(sorted(found, key=place.__getitem__)) for _, found in sorted(members.items())]


def connected(start: Iterable[int], links: Links, least: float, most: int) -> set[int]:
    """Return some articles with all that hang together with them by links of at least ``least``.

    Where that is more than ``most``, only the nearest: fewest links away first, then the most alike.
    """
    ahead = deque(sorted(start))
    found = set(ahead)
    while ahead and len(found) < most:
        near = links.get(ahead.popleft(), {})
        strong = sorted((-value, other) for other, value in near.items() if value >= least)
        for _, other in strong:
            if other not in found and len(found) < most:
                found.add(other)
                ahead.append(other)
    return found


def _mean(sums: Links, members: Mapping[int, Sequence[int]], one: int, other: int) -> float:
    return sums[one].get(other, 0.0) / (len(members[one]) * len(members[other]))
