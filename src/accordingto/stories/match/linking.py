"""Grouping sentences into the claims of a story: a seed, and sentences of other articles linked with it.

The sentence with the greatest sum of link probabilities is the first seed and uses up its links, then the
next. So each link is used once, and a sentence that makes two claims can be in two. Beside the article with
the surest link, an article is left out if it is linked with no other article of the claim than the seed's: it
has something else in common with the seed. If an article makes the claim twice, in its lead and further down,
both sentences belong to the claim.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Pair = tuple[int, int]
    Row = dict[int, list[tuple[float, int]]]
    Apart = Callable[[int, int], bool]

MOST = 3
"""Maximum number of sentences of one article in a claim."""
BESIDE = 0.35
"""Minimum probability of a further sentence of an article, as a share of that of its best sentence."""
LEAST = 0.15
"""Minimum probability of a further sentence of an article, and of links between sentences of the others."""


@dataclass(frozen=True)
class Linked:
    """A claim of several articles, as the indexes of its sentences."""

    seed: int
    """The sentence with which the others are linked."""
    beside: tuple[int, ...]
    """Other sentences of the seed's article that say the same, the best match first."""
    others: Mapping[int, tuple[int, ...]]
    """The sentences of each other article, by its number, the best match first."""
    sure: Mapping[int, float]
    """The probability of the best match in each of those articles."""


def link(
    article: Sequence[int],
    chances: Mapping[Pair, float],
    threshold: float,
    apart: Apart = lambda one, other: False,
) -> list[Linked]:
    """Return the claims that sentences have in common, beginning with the one of the best-linked seed.

    ``article`` has the article of each sentence, and ``chances`` the probabilities of pairs of sentences. A
    link needs at least ``threshold``. No claim holds two sentences for which ``apart`` is true.
    """
    near = _near(article, chances, apart)
    rows = [_fitting(_row(one, threshold), threshold, apart) for one in near]
    covered: set[Pair] = set()
    found = []

    def gain(seed: int) -> float:
        return sum(
            p for near in rows[seed].values() for p, other in near if _pair(seed, other) not in covered
        )

    waiting = [(-gain(seed), seed) for seed in range(len(rows)) if rows[seed]]
    heapq.heapify(waiting)
    while waiting:
        worth, seed = heapq.heappop(waiting)
        now = gain(seed)
        if now < threshold:
            continue
        if -worth > now:
            heapq.heappush(waiting, (-now, seed))
            continue
        row = {a: some for a, some in rows[seed].items() if _pair(seed, some[0][1]) not in covered}
        row = _hanging_together(row, near)
        if row:
            members = [seed, *(other for some in row.values() for _, other in some)]
            likely = _beside(seed, row, near, article, chances)
            beside = _together(likely, members, apart)[: MOST - 1]
            covered.update(_pair(a, b) for a, b in combinations([*members, *beside], 2))
            found.append(
                Linked(
                    seed,
                    tuple(beside),
                    {a: tuple(other for _, other in some) for a, some in sorted(row.items())},
                    {a: some[0][0] for a, some in sorted(row.items())},
                )
            )
    return found


def _hanging_together(row: Row, near: Sequence[Row]) -> Row:
    """Return the articles of a row that are also linked with a surer one in it, and the surest itself."""
    kept: Row = {}
    members: set[int] = set()
    for a, some in sorted(row.items(), key=lambda one: (-one[1][0][0], one[0])):
        like = (other for _, one in some for found in near[one].values() for _, other in found)
        if not kept or not members.isdisjoint(like):
            kept[a] = some
            members.update(one for _, one in some)
    return kept


def _beside(
    seed: int, row: Row, near: Sequence[Row], article: Sequence[int], chances: Mapping[Pair, float]
) -> list[int]:
    """Return further sentences of the seed's article that have its claim, the best match first."""
    likest = [some[0][1] for some in row.values()]

    def worth(one: int) -> float:
        return sum(chances.get(_pair(one, other), 0.0) for other in likest)

    least = max(LEAST * len(likest), BESIDE * worth(seed))
    own = {one for other in likest for _, one in near[other].get(article[seed], ())} - {seed}
    found = sorted((-worth(one), one) for one in own)
    return [one for value, one in found if -value >= least]


def _together(likely: Sequence[int], members: Sequence[int], apart: Apart) -> list[int]:
    """Return the sentences in ``likely`` that are not apart from any member or any sentence kept before."""
    kept: list[int] = []
    for one in likely:
        if not any(apart(one, other) for other in (*members, *kept)):
            kept.append(one)
    return kept


def _near(article: Sequence[int], chances: Mapping[Pair, float], apart: Apart) -> list[Row]:
    """Return, for each sentence, its possible links by article, with probabilities, the best first."""
    near: list[Row] = [defaultdict(list) for _ in article]
    for (one, other), p in chances.items():
        if p >= LEAST and not apart(one, other):
            near[one][article[other]].append((p, other))
            near[other][article[one]].append((p, one))
    for by_article in near:
        for found in by_article.values():
            found.sort(key=lambda link: (-link[0], link[1]))
    return near


def _row(near: Row, threshold: float) -> Row:
    return {
        a: [one for one in found[:MOST] if one[0] >= BESIDE * found[0][0]]
        for a, found in near.items()
        if found[0][0] >= threshold
    }


def _fitting(row: Row, threshold: float, apart: Apart) -> Row:
    """Return a row without sentences that are apart from a likelier one, and without articles below the
    threshold."""
    held: list[int] = []
    for _, other in sorted((-p, other) for found in row.values() for p, other in found):
        if not any(apart(one, other) for one in held):
            held.append(other)
    kept = {a: [one for one in found if one[1] in held] for a, found in row.items()}
    return {a: found for a, found in kept.items() if found and found[0][0] >= threshold}


def _pair(one: int, other: int) -> Pair:
    return min(one, other), max(one, other)
