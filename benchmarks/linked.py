"""Whole attributions: whether each cue has the right source and the right content.

Gold and predicted attributions are paired one to one if their cues overlap, the best pairs first. *By
overlap*, a part is right if its Jaccard overlap with the gold part, by characters without spaces, is at least
one half. *Exactly*, it is right if it has the same characters. A gold attribution without a source is right
if none is predicted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from corpora.measures import Score, Share
from corpora.parts import ROLES, Parts, Role, jaccard, offsets

ENOUGH = 0.5  # Jaccard overlap from which a part is right by overlap


@dataclass(frozen=True)
class Judgement:
    """How well one gold attribution was found."""

    gold: Parts
    overlap: dict[Role, float] | None
    """Jaccard overlap of each part with the paired prediction; None if the cue was not found."""

    @property
    def found(self) -> bool:
        """Return whether a predicted attribution has a cue that overlaps the gold one."""
        return self.overlap is not None

    def right(self, role: Role, *, exact: bool = False) -> bool:
        """Return whether one part is right. By overlap, any overlap at all is enough for the cue."""
        if self.overlap is None:
            return False
        if exact:
            return self.overlap[role] == 1.0
        return role == "cue" or self.overlap[role] >= ENOUGH

    def whole(self, *, exact: bool = False) -> bool:
        """Return whether all three parts are right."""
        return all(self.right(role, exact=exact) for role in ROLES)


@dataclass(frozen=True)
class Comparison:
    """The attributions read in an article, judged against those of one annotator."""

    judgements: tuple[Judgement, ...]
    spurious: int
    """Number of predicted attributions that are paired with no gold one."""
    weight: float = 1.0
    """One divided by the number of annotators, so that every article counts once."""


def compare(gold: Sequence[Parts], predicted: Sequence[Parts], text: str, weight: float = 1.0) -> Comparison:
    """Pair the attributions of one article, and judge each gold one."""
    solid = frozenset(i for i, c in enumerate(text) if not c.isspace())
    ours = [_extent(p, solid) for p in predicted]
    overlaps: dict[tuple[int, int], dict[Role, float]] = {}
    for g, wanted in enumerate(_extent(a, solid) for a in gold):
        for p, given in enumerate(ours):
            if wanted["cue"] & given["cue"]:
                overlaps[g, p] = {role: _agreement(wanted[role], given[role]) for role in ROLES}
    pairs = _best_pairs(overlaps)
    judgements = tuple(
        Judgement(attribution, overlaps[g, pairs[g]] if g in pairs else None)
        for g, attribution in enumerate(gold)
    )
    return Comparison(judgements, len(predicted) - len(pairs), weight)


def share(
    comparisons: Iterable[Comparison], right: Callable[[Judgement], bool], of: Callable[[Judgement], bool]
) -> Share:
    """Return the share of right gold attributions among those in question."""
    total = Share(0, 0)
    for comparison in comparisons:
        asked = [j for j in comparison.judgements if of(j)]
        total += Share(comparison.weight * sum(map(right, asked)), comparison.weight * len(asked))
    return total


def whole_score(comparisons: Iterable[Comparison], *, exact: bool = False) -> Score:
    """Return precision, recall and F1 of whole attributions, whose three parts are all right."""
    total = Score()
    for comparison in comparisons:
        right = sum(j.whole(exact=exact) for j in comparison.judgements)
        paired = sum(j.found for j in comparison.judgements)
        wrong = paired + comparison.spurious - right
        missed = len(comparison.judgements) - right
        total += Score(comparison.weight * right, comparison.weight * wrong, comparison.weight * missed)
    return total


def _extent(parts: Parts, solid: frozenset[int]) -> dict[Role, frozenset[int]]:
    return {role: offsets(parts.of(role)) & solid for role in ROLES}


def _agreement(wanted: frozenset[int], given: frozenset[int]) -> float:
    """Return the Jaccard overlap of one part; 1 if both sides are empty."""
    return jaccard(wanted, given) if wanted or given else 1.0


def _best_pairs(overlaps: dict[tuple[int, int], dict[Role, float]]) -> dict[int, int]:
    """Pair gold and predicted attributions one to one, those that agree most first."""
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for g, p in sorted(overlaps, key=lambda pair: (-sum(overlaps[pair].values()), pair)):
        if g not in pairs and p not in used:
            pairs[g] = p
            used.add(p)
    return pairs
