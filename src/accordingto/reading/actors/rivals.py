"""Rivals of a source's cluster: other clusters that could be meant, and where they are named."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from math import log1p
from typing import TYPE_CHECKING

from accordingto.reading.actors.features import SEXES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from accordingto.reading.actors.entities import Entities
    from accordingto.reading.actors.features import MentionFeatures
    from accordingto.reading.encoder.mentions import MentionDraft

MOST_BETWEEN = 40
"""Number of mentions by name before a source that are searched for rivals."""
MOST_BEFORE = 60
"""Number of a cluster's mentions before a source that are searched for the latest one by name."""


@dataclass(frozen=True)
class ClusterSummary:
    """Summary of a cluster, by which it is compared with others."""

    kind: str
    sex: str
    """``male``, ``female``, or empty if its mentions tell no sex or both."""
    mentions: int
    last_names: frozenset[str]
    """The last words of its names, in lower case; empty if it has no name."""
    names: int
    """Number of distinct names."""
    by_name: float
    """Share of its mentions that are names."""

    def may_be(self, own: MentionFeatures) -> bool:
        """Return whether a mention can refer to this cluster, judged by its sex."""
        return own.sex not in SEXES or self.sex in ("", own.sex)


class Surroundings:
    """The clusters of a text as rivals of each other."""

    def __init__(self, entities: Entities) -> None:
        self.entities = entities

    @cached_property
    def summaries(self) -> Mapping[int, ClusterSummary]:
        """The summaries of all clusters that have mentions, by cluster."""
        return {at: self._summary(at) for at, pairs in enumerate(self.entities.clusters) if pairs}

    @cached_property
    def named(self) -> list[tuple[int, int]]:
        """The first token and cluster of each mention by name, in text order."""
        facts = self.entities.facts
        return sorted(
            (phrase.piece.start, at)
            for at, pairs in enumerate(self.entities.clusters)
            for phrase, _ in pairs
            if facts[phrase.piece].name
        )

    @cached_property
    def _last_names(self) -> Counter[str]:
        return Counter(name for summary in self.summaries.values() for name in summary.last_names)

    @cached_property
    def _by_kind(self) -> Mapping[tuple[str, str], tuple[int, int]]:
        """Number of named clusters and of their mentions, by kind and sex."""
        counts: dict[tuple[str, str], tuple[int, int]] = {}
        for one in self.summaries.values():
            if one.last_names:
                several, mentions = counts.get((one.kind, one.sex), (0, 0))
                counts[one.kind, one.sex] = several + 1, mentions + one.mentions
        return counts

    def has_namesake(self, at: int) -> bool:
        """Return whether another cluster shares a last name with a cluster."""
        return any(self._last_names[name] > 1 for name in self.summaries[at].last_names)

    def is_rivalled(self, at: int, own: MentionFeatures, start: int, end: int) -> bool:
        """Return whether another cluster of the same kind that could be meant is named between two tokens."""
        low, high = (bisect_left(self.named, (token, -1)) for token in (start, end))
        others = {other for _, other in self.named[max(low, high - MOST_BETWEEN) : high]} - {at}
        kind = self.summaries[at].kind
        return any(self.summaries[o].kind == kind and self.summaries[o].may_be(own) for o in others)

    def rivals(self, at: int, own: MentionFeatures) -> tuple[int, int]:
        """Return how many other named clusters of its kind could be meant, and the sum of their mentions."""
        summary = self.summaries[at]
        sexes = ("", own.sex) if own.sex in SEXES else ("", *SEXES)
        counts = [self._by_kind.get((summary.kind, sex), (0, 0)) for sex in sexes]
        several, mentions = sum(count for count, _ in counts), sum(total for _, total in counts)
        if summary.last_names and summary.sex in sexes:
            return several - 1, mentions - summary.mentions
        return several, mentions

    def _summary(self, at: int) -> ClusterSummary:
        facts = [self.entities.facts[phrase.piece] for phrase, _ in self.entities.clusters[at]]
        sexes = {own.sex for own in facts if own.sex in SEXES}
        return ClusterSummary(
            self.entities.cluster(at).kind,
            next(iter(sexes)) if len(sexes) == 1 else "",
            len(facts),
            frozenset(own.name.lower().split()[-1] for own in facts if own.name.split()),
            len({own.name for own in facts if own.name}),
            sum(bool(own.name) for own in facts) / len(facts),
        )


def mentions_before(token: int, at: int, entities: Entities) -> list[tuple[MentionDraft, float]]:
    """Return the last mentions of a cluster before a token, in text order, each with its link probability."""
    pairs = entities.clusters[at]
    end = bisect_left(pairs, token, key=lambda pair: pair[0].piece.start)
    return pairs[max(0, end - MOST_BEFORE) : end]


def of_rivals(
    phrase: MentionDraft, at: int, around: Surroundings, *, is_named: bool
) -> Iterator[tuple[str, float]]:
    """Yield the features of confidence about other possible referents of a source in cluster ``at``.

    ``is_named`` tells whether the source names the cluster; then most others are not counted.
    """
    entities, here = around.entities, phrase.piece.start
    own = entities.facts[phrase.piece]
    before = [phrase for phrase, _ in mentions_before(here, at, entities)]
    earlier = [p.piece.end for p in before if entities.facts[p.piece].name]
    several, mentions = (0, 0) if is_named else around.rivals(at, own)
    of_all = around.summaries[at].mentions / (around.summaries[at].mentions + mentions)
    rivalled = not is_named and around.is_rivalled(at, own, earlier[-1] if earlier else 0, here)
    yield "same last name as another", float(around.has_namesake(at))
    yield "another was named since", float(rivalled)
    yield "others of the kind", log1p(max(several, 0))
    yield "share of their mentions", 0.0 if is_named else of_all
    is_described = phrase.form == "nominal" and not own.name
    yield "description of several", float(is_described and bool(own.plural))
    is_taken_up = own.is_pronoun and bool(own.plural) and any(entities.facts[p.piece].plural for p in before)
    yield "several, as before", float(is_taken_up)
