"""Resolution of definite descriptions by their nouns: "the researchers" after "a team of scientists".

The network learned this from too few texts. Therefore sets of nouns that news uses for the same thing are
data (``lexicons/nearwords.txt``), and a definite description is weighted towards clusters that were described
by the same or a related noun.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import entries

if TYPE_CHECKING:
    from accordingto.reading.actors.features import MentionFeatures

SAME = 0.7
"""Weight of a cluster described by the same noun, relative to probabilities that add up to 1."""
NEAR = 1.0
"""Weight of a cluster described by a related noun."""


@dataclass
class Descriptions:
    """The nouns by which clusters have been described so far."""

    _clusters: dict[str, list[tuple[int, frozenset[str]]]] = field(default_factory=lambda: defaultdict(list))
    """By noun, each cluster with the qualities it was given, in text order."""

    def add(self, cluster: int, own: MentionFeatures) -> None:
        """Add the nouns of a mention."""
        for noun in own.nouns:
            self._clusters[noun].append((cluster, own.qualities))

    def called(self, noun: str) -> set[int]:
        """Return the clusters that have been described by a noun."""
        return {cluster for cluster, _ in self._clusters.get(noun, ())}

    def weights(self, own: MentionFeatures) -> dict[int, float]:
        """Return weights of clusters that a definite description may refer to; empty for other mentions.

        Of several clusters with one noun, only the last has a weight.
        """
        if not own.is_definite or not own.noun:
            return {}
        if (same := self._last(own.noun, own)) is not None:
            return {same: SAME}
        near = (self._last(noun, own) for noun in sorted(near_words(own.noun)))
        return {cluster: NEAR for cluster in near if cluster is not None}

    def _last(self, noun: str, own: MentionFeatures) -> int | None:
        """Return the last cluster described by a noun, with qualities that do not contradict a mention's."""
        for cluster, qualities in reversed(self._clusters.get(noun, ())):
            if not qualities or not own.qualities or qualities & own.qualities:
                return cluster
        return None


def near_words(noun: str) -> frozenset[str]:
    """Return the nouns that can refer to the same thing as a noun, without the noun itself."""
    return _near().get(noun, frozenset())


@cache
def _near() -> dict[str, frozenset[str]]:
    sets = [line.split() for line in entries("nearwords")]
    nouns = {noun for words in sets for noun in words}
    return {noun: frozenset(w for words in sets if noun in words for w in words) - {noun} for noun in nouns}
