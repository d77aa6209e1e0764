"""Index of clusters by the words of their names and titles, to find those that a name may belong to."""

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
"""Number of distinct name words or names that are searched for spelling variants and for acronyms."""

MOST_ALIKE = 40
"""Most clusters that are kept per word, such as a surname; the most recent ones."""


@dataclass
class NameIndex:
    """The words of names, and of titles before names, with the clusters in which they occurred so far."""

    _named: dict[str, dict[int, None]] = field(default_factory=lambda: defaultdict(dict))
    _titled: dict[str, dict[int, None]] = field(default_factory=lambda: defaultdict(dict))
    _things: dict[str, int] = field(default_factory=dict)
    """Cluster by name, for names of several words, which an acronym may abbreviate."""

    def add(self, cluster: int, own: MentionFeatures) -> None:
        """Add the name, alias and titles of a mention of a cluster."""
        for name in (own.name, own.alias):
            for word in words_of(name):
                _remember(self._named[word], cluster)
        for word in own.titles if own.name else ():
            _remember(self._titled[word], cluster)
        if " " in own.name:
            self._things.setdefault(own.name, cluster)

    def of(self, own: MentionFeatures) -> Iterator[int]:
        """Yield the clusters that a mention's name or title may refer to, some of them repeatedly.

        They share a word with it, have a name of similar spelling, or have a name that abbreviates or spells
        out the mention's name.
        """
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
        """Yield the clusters that have a name word which is a spelling variant of a surname."""
        for word in islice(self._named, MOST_LOOKED_THROUGH):
            if are_alike(word, surname):
                yield from self._named[word]


def _remember(clusters: dict[int, None], cluster: int) -> None:
    """Add a cluster as the most recent one, and drop the oldest if there are too many."""
    clusters.pop(cluster, None)
    clusters[cluster] = None
    if len(clusters) > MOST_ALIKE:
        del clusters[next(iter(clusters))]
