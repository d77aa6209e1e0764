"""Whole attributions: whether the right source and content stand with each cue.

Gold and predicted attributions are paired one to one where their cues overlap, the best pairs
first. *By overlap* a part is right when it shares at least half of its characters with the gold one
(Jaccard, spaces not counted), *exactly* when it has the very same characters; a gold attribution
without a source is right when none is predicted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from corpora.measures import Score, Share
from corpora.parts import ROLES, Parts, Role, jaccard, offsets

ENOUGH = 0.5  # Jaccard overlap from which a part is right by overlap


@dataclass(frozen=True)
class Judgement:
    """What became of one gold attribution."""

    gold: Parts
    overlap: dict[Role, float] | None
    """Jaccard overlap of each part with the paired prediction; None where the cue was not found."""

    @property
    def found(self) -> bool:
        """Whether a predicted attribution has a cue that overlaps the gold one."""
        return self.overlap is not None

    def right(self, role: Role, *, exact: bool = False) -> bool:
        """Whether one part is right. An overlapping cue is right by overlap, however small the overlap."""
        if self.overlap is None:
            return False
        if exact:
            return self.overlap[role] == 1.0
        return role == "cue" or self.overlap[role] >= ENOUGH

    def whole(self, *, exact: bool = False) -> bool:
        """Whether all three parts are right."""
        return all(self.right(role, exact=exact) for role in ROLES)


@dataclass(frozen=True)
class Comparison:
    """One reading of an article against one annotator's."""

    judgements: tuple[Judgement, ...]
    spurious: int
    """Predicted attributions paired with no gold one."""
    weight: float = 1.0
    """One over the number of annotators, so that every article counts once."""


def compare(gold: Sequence[Parts], predicted: Sequence[Parts], text: str, weight: float = 1.0) -> Comparison:
    """Pair the attributions of one article and judge each gold one."""
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
    """Count the gold attributions that are right among those in question."""
    total = Share(0, 0)
    for comparison in comparisons:
        asked = [j for j in comparison.judgements if of(j)]
        total += Share(comparison.weight * sum(map(right, asked)), comparison.weight * len(asked))
    return total


def whole_score(comparisons: Iterable[Comparison], *, exact: bool = False) -> Score:
    """Precision, recall and F1 of whole attributions: all three parts right."""
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
    """Overlap of one part; none at all agrees with none at all."""
    return jaccard(wanted, given) if wanted or given else 1.0


def _best_pairs(overlaps: dict[tuple[int, int], dict[Role, float]]) -> dict[int, int]:
    """Pair gold with predicted, one to one, those that agree most first."""
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for g, p in sorted(overlaps, key=lambda pair: (-sum(overlaps[pair].values()), pair)):
        if g not in pairs and p not in used:
            pairs[g] = p
            used.add(p)
    return pairs
