"""Which sentences make a claim of the story: one, and those of other articles that have it in common with it.

The sentence with the most and surest links comes first and takes its links, then the next. So each link is
drawn once, and a sentence that makes two claims stands in two. An article that shares something with that
sentence, but nothing with any other article of the claim, has another thing in common with it. Where an
article says it twice, in its lead and further down, both sentences belong to the claim.
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
"""Sentences of an article in one claim."""
BESIDE = 0.35
"""How likely a second sentence of an article is, of how likely the best is."""
LEAST = 0.15
"""Least probability of a second sentence, and of what each article shares with one of the others."""


@dataclass(frozen=True)
class Linked:
    """A claim of several articles: which sentences of each have it."""

    seed: int
    """The sentence that the others are linked with."""
    beside: tuple[int, ...]
    """Other sentences of its article that say the same, the likest first."""
    others: Mapping[int, tuple[int, ...]]
    """The sentences of each other article, the likest first."""
    sure: Mapping[int, float]
    """For each of those articles the probability of its likest sentence."""


def link(
    article: Sequence[int],
    chances: Mapping[Pair, float],
    threshold: float,
    apart: Apart = lambda one, other: False,
) -> list[Linked]:
    """Return the claims that sentences have in common, the surest first; ``article`` tells whose each is.

    No claim holds two sentences that are ``apart``.
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
    """Return the articles of a row that have the claim in common with a surer one, too; the surest always."""
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
    """Return the sentences of a seed's article that share its claim with the others, the likest first."""
    likest = [some[0][1] for some in row.values()]

    def worth(one: int) -> float:
        return sum(chances.get(_pair(one, other), 0.0) for other in likest)

    least = max(LEAST * len(likest), BESIDE * worth(seed))
    own = {one for other in likest for _, one in near[other].get(article[seed], ())} - {seed}
    found = sorted((-worth(one), one) for one in own)
    return [one for value, one in found if -value >= least]


def _together(likely: Sequence[int], members: Sequence[int], apart: Apart) -> list[int]:
    """Return the sentences that are apart from no member and from none of those before."""
    kept: list[int] = []
    for one in likely:
        if not any(apart(one, other) for other in (*members, *kept)):
            kept.append(one)
    return kept


def _near(article: Sequence[int], chances: Mapping[Pair, float], apart: Apart) -> list[Row]:
    """Return for each sentence those of each other article that may have its claim, the likest first."""
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
    """Return what of a row makes one claim: of two sentences that are apart, the likelier."""
    held: list[int] = []
    for _, other in sorted((-p, other) for found in row.values() for p, other in found):
        if not any(apart(one, other) for one in held):
            held.append(other)
    kept = {a: [one for one in found if one[1] in held] for a, found in row.items()}
    return {a: found for a, found in kept.items() if found and found[0][0] >= threshold}


def _pair(one: int, other: int) -> Pair:
    return min(one, other), max(one, other)
