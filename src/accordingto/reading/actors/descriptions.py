"""Whom a description with "the" may mean, by its noun: "the researchers" after "a team of scientists".

The network learned this from too few texts. So nouns by which news means one and the same in turn are data
(``lexicons/nearwords.txt``), and a description that points back is drawn to who was called so, or nearly so.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import entries
from accordingto.reading.syntax.lemmas import singular

if TYPE_CHECKING:
    from accordingto.reading.actors.features import MentionFeatures

SAME = 0.7
"""Weight of having been called by the very noun, beside probabilities that add up to 1."""
NEAR = 1.0
"""Weight of having been called by a noun that can stand for it."""


@dataclass
class Descriptions:
    """By which nouns each cluster has been called so far."""

    _clusters: dict[str, list[tuple[int, frozenset[str]]]] = field(default_factory=lambda: defaultdict(list))
    """Clusters by noun, with the qualities they were given, in the order in which they were called so."""

    def add(self, cluster: int, own: MentionFeatures) -> None:
        """Take in what a phrase of a cluster calls it: its noun, its titles, or the last word of its name."""
        nouns = {own.noun} if own.noun else {*own.titles}
        if own.name and not own.person:
            nouns.add(singular(own.name.split()[-1]))
        for noun in nouns:
            self._clusters[noun].append((cluster, own.qualities))

    def called(self, noun: str) -> set[int]:
        """Return the clusters that have been called by a noun."""
        return {cluster for cluster, _ in self._clusters.get(noun, ())}

    def weights(self, own: MentionFeatures) -> dict[int, float]:
        """Return how much each cluster is to be preferred for a description; nothing for other phrases.

        Of several that were called alike, the last.
        """
        if not own.is_definite or not own.noun:
            return {}
        if (same := self._last(own.noun, own)) is not None:
            return {same: SAME}
        near = (self._last(noun, own) for noun in sorted(near_words(own.noun)))
        return {cluster: NEAR for cluster in near if cluster is not None}

    def _last(self, noun: str, own: MentionFeatures) -> int | None:
        """Return the last cluster called so whose qualities those of a phrase do not contradict."""
        for cluster, qualities in reversed(self._clusters.get(noun, ())):
            if not qualities or not own.qualities or qualities & own.qualities:
                return cluster
        return None


def near_words(noun: str) -> frozenset[str]:
    """Return the nouns that can stand for one, itself left out."""
    return _near().get(noun, frozenset())


@cache
def _near() -> dict[str, frozenset[str]]:
    sets = [line.split() for line in entries("nearwords")]
    nouns = {noun for words in sets for noun in words}
    return {noun: frozenset(w for words in sets if noun in words for w in words) - {noun} for noun in nouns}
