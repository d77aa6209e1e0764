"""Profiles of clusters: what is known from all mentions of a cluster, for the ranking of candidates."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from accordingto.reading.actors.features import full_form
from accordingto.reading.actors.growing import owner_in
from accordingto.reading.actors.kinds import together
from accordingto.reading.actors.names import without_ending
from accordingto.reading.actors.naming.personal_names import DETERMINERS, PREPOSITIONS
from accordingto.reading.encoder.kinds import ACTOR_KINDS
from accordingto.reading.encoder.mentions import ACTING, Cluster
from accordingto.reading.syntax.lemmas import singular
from accordingto.reading.syntax.name_tokens import REMEMBERED, name_tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accordingto.reading.actors.entities import Entities
    from accordingto.reading.actors.features import MentionFeatures
    from accordingto.reading.encoder.mentions import MentionDraft
    from accordingto.reading.syntax.document import Document

NEAR = 100
"""Number of mentions of a cluster on either side of a source that are considered; keeps time linear."""
NAMES_NEARBY = 20
"""Number of a cluster's first mentions by name whose neighbouring words are collected."""
BESIDE = 8
"""Number of tokens before and after a name that count as its neighbours."""
MOST_TELLING = 200
"""Number of a cluster's first mentions from which its sex, number, nouns and words are collected."""


class Profile:
    """What is known from the mentions of a cluster; each attribute is computed on first use."""

    def __init__(self, at: int, entities: Entities) -> None:
        """Make the profile of cluster ``at``; it is valid until the cluster's mentions change."""
        self._at, self._entities = at, entities
        self.mentions: list[MentionDraft] = [phrase for phrase, _ in entities.clusters[at]]
        self._starts = [phrase.piece.start for phrase in self.mentions]
        self._telling = self.mentions[:MOST_TELLING]
        self._facts = [entities.facts[phrase.piece] for phrase in self._telling]
        self.kind: str = entities.cluster(at).kind

    @cached_property
    def sexes(self) -> Counter[str]:
        """Number of names and descriptions by the sex that they indicate."""
        return Counter(facts.sex for p, facts in self._each() if p.form != "pronoun")

    @cached_property
    def pronouns(self) -> Counter[str]:
        """Number of pronouns by the sex that they indicate."""
        return Counter(facts.sex for p, facts in self._each() if p.form == "pronoun")

    @cached_property
    def numbers(self) -> Counter[bool | None]:
        """Number of mentions that are plural (True), singular (False) or undetermined (None)."""
        return Counter(facts.plural for facts in self._facts)

    @cached_property
    def nouns(self) -> Counter[str]:
        """Number of mentions that use each noun: head nouns, titles, last words of non-person names."""
        return Counter(noun for facts in self._facts for noun in facts.nouns)

    @cached_property
    def titles(self) -> frozenset[frozenset[str]]:
        """The sets of title words before its names, one per distinct set."""
        return frozenset(facts.titles for facts in self._facts if facts.name and facts.titles)

    @cached_property
    def owners(self) -> dict[str, frozenset[str]]:
        """The owner's words by noun of its descriptions: "Orr" for "campaign" from "the Orr campaign"."""
        told = ((facts.noun, owner_in(facts)) for facts in self._facts if facts.noun)
        return {noun: owner for noun, owner in told if owner}

    @cached_property
    def traits(self) -> dict[str, frozenset[str]]:
        """The traits by noun, each from the first description with that noun that has some."""
        return {facts.noun: facts.traits for facts in reversed(self._facts) if facts.noun and facts.traits}

    @cached_property
    def words(self) -> Counter[str]:
        """Number of its names and descriptions in which each word occurs."""
        told = (p for p in self._telling if p.form != "pronoun")
        return Counter(word for p in told for word in words_of(p, self._entities.doc))

    @cached_property
    def last_words(self) -> frozenset[str]:
        """The last words of its names, lower-cased and in the singular."""
        return frozenset(singular(facts.name.lower().split()[-1]) for facts in self._facts if facts.name)

    @cached_property
    def nearby(self) -> frozenset[str]:
        """The words within ``BESIDE`` tokens of its first names, those of the names included."""
        lower = self._entities.doc.lower
        named = [p for p, facts in self._each() if facts.name]
        return frozenset(
            singular(full_form(lower[at]))
            for p in named[:NAMES_NEARBY]
            for at in range(max(0, p.piece.start - BESIDE), min(len(lower), p.piece.end + BESIDE))
        )

    @cached_property
    def chances(self) -> tuple[float, ...]:
        """Probabilities of ``ACTOR_KINDS``."""
        return together(Cluster(tuple(self._telling), ()).telling)

    @cached_property
    def is_proper(self) -> bool:
        """Whether it has a proper name."""
        return self._entities.is_proper(self._at)

    @cached_property
    def of_itself(self) -> tuple[tuple[str, float], ...]:
        """The non-zero features of the cluster that do not depend on the source."""
        kinds = zip(ACTOR_KINDS, self.chances, strict=True)
        return (
            *((("is named", 1.0),) if self.is_proper else ()),
            *(((self.kind, 1.0),) if self.kind in ACTING else ()),
            *((f"chance of {kind}", chance) for kind, chance in kinds),
        )

    def _each(self) -> Iterator[tuple[MentionDraft, MentionFeatures]]:
        return zip(self._telling, self._facts, strict=True)

    def near(self, phrase: MentionDraft) -> tuple[int, list[MentionDraft]]:
        """Return how many of its mentions begin before a mention, and which others are near that mention."""
        at = bisect_left(self._starts, phrase.piece.start)
        return at, [p for p in self.mentions[max(0, at - NEAR) : at + NEAR] if p is not phrase]


class Profiles:
    """The profiles of a text's clusters, and all its mentions in text order."""

    def __init__(self, entities: Entities) -> None:
        self.entities = entities
        every = (phrase for pairs in entities.clusters for phrase, _ in pairs)
        self.mentions = sorted(every, key=lambda p: (p.piece.start, -p.piece.end))
        self._by_piece = {phrase.piece: phrase for phrase in self.mentions}
        self._known: dict[int, Profile] = {}

    def of(self, at: int) -> Profile:
        """Return the profile of a cluster."""
        if at not in self._known:
            self._known[at] = Profile(at, self.entities)
        return self._known[at]

    def forget(self, *clusters: int) -> None:
        """Discard the profiles of clusters whose mentions have changed."""
        for at in clusters:
            self._known.pop(at, None)

    def shares(self, phrase: MentionDraft) -> dict[int, tuple[float, float]]:
        """Return by cluster the network's antecedent probabilities for a mention: their sum and maximum."""
        shares: dict[int, tuple[float, float]] = {}
        for other, share in self.entities.likely.get(phrase.piece, ()):
            at = self.entities.identity(self._by_piece[other]).cluster
            total, best = shares.get(at, (0.0, 0.0))
            shares[at] = total + share, max(best, share)
        return shares


def words_of(phrase: MentionDraft, doc: Document) -> frozenset[str]:
    """Return the words of a mention in lower case and singular, without determiners and prepositions."""
    return _words_in(doc.text_of(phrase.piece))


@lru_cache(REMEMBERED)
def _words_in(said: str) -> frozenset[str]:
    return frozenset(
        singular(full_form(t.lower))
        for t in without_ending(name_tokens(said))
        if not t.is_mark and t.lower not in DETERMINERS and t.text not in PREPOSITIONS
    )
