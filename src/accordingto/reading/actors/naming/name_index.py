"""Which of the clusters so far a name or title may be a form of."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from accordingto.reading.actors.naming.name_matching import (
    acronyms_of,
    are_alike,
    can_be_acronym,
    is_acronym,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accordingto.reading.actors.features import MentionFeatures

MOST_LOOKED_THROUGH = 400
"""Different words of names among which one that is spelled otherwise is looked for."""

MOST_ALIKE = 40
"""Clusters that are called by one word, a surname say, and are compared; of more the last."""


@dataclass
class NameIndex:
    """The words of names, and of the titles before them, by which clusters have been called so far."""

    _named: dict[str, dict[int, None]] = field(default_factory=lambda: defaultdict(dict))
    _titled: dict[str, dict[int, None]] = field(default_factory=lambda: defaultdict(dict))
    _things: dict[str, int] = field(default_factory=dict)
    """Names of several words, for which an acronym may stand."""

    def add(self, cluster: int, own: MentionFeatures) -> None:
        """Take in how a phrase of a cluster calls it."""
        for name in (own.name, own.alias):
            for word in words_of(name):
                _remember(self._named[word], cluster)
        for word in own.titles if own.name else ():
            _remember(self._titled[word], cluster)
        if " " in own.name:
            self._things.setdefault(own.name, cluster)

    def of(self, own: MentionFeatures) -> Iterator[int]:
        """Yield the clusters that share a word with a name or title, or whose name is spelled nearly so."""
        if not own.name:
            for word in own.titles:
                yield from self._titled.get(word, ())
            return
        known = [self._named[word] for word in words_of(own.name) if word in self._named]
        for clusters in known:
            yield from clusters
        for acronym in acronyms_of(own.name):
            yield from self._named.get(acronym, ())
        if not known and own.person:
            yield from self._alike(words_of(own.name)[-1])
        elif can_be_acronym(own.name):
            things = islice(self._things.items(), MOST_LOOKED_THROUGH)
            yield from (c for name, c in things if is_acronym(own.name, name))

    def _alike(self, surname: str) -> Iterator[int]:
        """Yield the clusters called by a word that is this one but for its spelling."""
        for word in islice(self._named, MOST_LOOKED_THROUGH):
            if are_alike(word, surname):
                yield from self._named[word]


def _remember(clusters: dict[int, None], cluster: int) -> None:
    """Put a cluster behind the others; where there are too many, forget the one that was called so first."""
    clusters.pop(cluster, None)
    clusters[cluster] = None
    if len(clusters) > MOST_ALIKE:
        del clusters[next(iter(clusters))]
