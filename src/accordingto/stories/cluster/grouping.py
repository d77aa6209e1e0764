"""Average-linkage clustering of articles, exact and independent of the order in which they came in."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

LARGE = 100
"""Number of articles above which a group is not clustered again when an article comes in."""
COMPARED = 100
"""Maximum number of articles of a large group with which another is compared."""
Links = Mapping[int, Mapping[int, float]]
"""For each article its similarity to other articles, symmetrical; a missing one is 0."""
Between = Callable[[Collection[int], Collection[int]], Links]
"""Return all links of the first articles to the second ones, which include the first."""


def regrouped(
    around: Iterable[int],
    links: Links,
    group_of: Callable[[int], Iterable[int]],
    order: Callable[[int], Any],
    *,
    least: float,
    most: int,
    between: Between | None = None,
) -> list[tuple[int, ...]]:
    """Return the new groups of the articles connected with ``around``, and of their present groups.

    ``group_of`` gives the present group of an article. Groups are merged down to a mean similarity of
    ``least``. At most ``most`` connected articles are taken, plus the rest of their groups; ``order`` is a
    sort key that decides between equals. ``links`` need not have those below ``least`` if ``between`` is
    given to look up all of them. A group of more than ``LARGE`` articles is neither split again nor compared
    in full: new articles join it.
    """
    touched = connected(around, links, least, most)
    large: list[tuple[int, ...]] = []
    settled, small = set[int](), set(touched)
    for one in sorted(touched):
        if one not in settled:
            group = tuple(group_of(one))
            if len(group) > LARGE:
                large.append(group)
                settled.update(group)
            else:
                small.update(group)
    small -= settled
    if between is not None:
        links = between(small, small | settled)
    found = grouped(sorted(small, key=order), links, least)
    return _joined(large, found, links, order, least) if large else found


def _joined(
    large: Sequence[tuple[int, ...]],
    found: Sequence[tuple[int, ...]],
    links: Links,
    order: Callable[[int], Any],
    least: float,
) -> list[tuple[int, ...]]:
    """Return the small groups, and the large ones merged with the small ones that are similar enough.

    The mean similarity must be at least ``least``. It is taken over at most ``COMPARED`` articles of the
    large group, as no article has been compared with more.
    """
    home = {one: at for at, group in enumerate(large) for one in group}
    coming: dict[int, list[int]] = {}
    left = []
    for group in found:
        sums: dict[int, float] = {}
        for one in group:
            for other, value in links.get(one, {}).items():
                if other in home:
                    sums[home[other]] = sums.get(home[other], 0.0) + value
        means = {at: total / (len(group) * min(len(large[at]), COMPARED)) for at, total in sums.items()}
        best = min(means, key=lambda at: (-means[at], at), default=None)
        if best is not None and means[best] >= least:
            coming.setdefault(best, []).extend(group)
        else:
            left.append(group)
    whole = [tuple(sorted((*group, *coming.get(at, ())), key=order)) for at, group in enumerate(large)]
    return [*left, *whole]


def grouped(articles: Sequence[int], links: Links, least: float) -> list[tuple[int, ...]]:
    """Return the articles in groups, each in the order of ``articles``.

    The two most similar groups are merged, as long as the mean similarity of their articles is at least
    ``least``. Between equals the pair with the first article in ``articles`` comes first, so the groups
    depend only on the articles, their order and the links.
    """
    place = {article: at for at, article in enumerate(articles)}
    members = {at: [article] for at, article in enumerate(articles)}
    sums: dict[int, dict[int, float]] = {
        place[one]: {place[other]: value for other, value in links.get(one, {}).items() if other in place}
        for one in articles
    }
    heap = [
        (-value, one, other)
        for one, found in sums.items()
        for other, value in found.items()
        if one < other and value >= least
    ]
    heapq.heapify(heap)
    while heap:
        likeness, one, other = heapq.heappop(heap)
        if one not in members or other not in members or -likeness != _mean(sums, members, one, other):
            continue
        members[one] += members.pop(other)
        near = sums[one]
        for third, value in sums.pop(other).items():
            del sums[third][other]
            if third != one:
                near[third] = sums[third][one] = near.get(third, 0.0) + value
        size = len(members[one])
        for third, value in near.items():
            mean = value / (size * len(members[third]))
            if mean >= least:
                heapq.heappush(heap, (-mean, one, third) if one < third else (-mean, third, one))
    return [tuple(sorted(found, key=place.__getitem__)) for _, found in sorted(members.items())]


def connected(start: Iterable[int], links: Links, least: float, most: int) -> set[int]:
    """Return some articles with all that are connected with them by links of at least ``least``.

    At most ``most`` are returned, in breadth-first order: fewest links away first, then the most similar.
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
