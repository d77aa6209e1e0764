"""Phrases to clusters: what the network says of pairs, under what is known of names and pronouns.

Each phrase joins the cluster to whose phrases its antecedents' probabilities add up to most, or begins
one. What cannot be is left out before: "he" is nobody who is "she", no place and no committee; two
given names with one surname are two persons. Names are believed before the network: a name joins
what it is a form of wherever that stands. Words in quotation marks are somebody else's, so they are
read last, and "I" and "we" in them are left to who speaks (``speakers.py``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.actors.descriptions import Descriptions
from accordingto.reading.actors.features import SEXES, MentionFeatures, facts_of
from accordingto.reading.actors.name_index import NameIndex
from accordingto.reading.actors.name_matching import may_be_same
from accordingto.reading.actors.relations import appositions, asking, possessions
from accordingto.reading.encoder.mentions import Cluster

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from accordingto.reading.actors.salience import Hint
    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.encoder.antecedents import Antecedents
    from accordingto.reading.encoder.mentions import MentionDraft
    from accordingto.reading.encoder.spans import TokenSpan
    from accordingto.reading.syntax.document import Document

NAMES_KEPT = 12
"""Different names of a cluster that a new one is compared with."""
MENTIONED = 1.0
"""Weight of having all mentions so far, among several who have the same name or title."""
PROMINENT = 0.7
"""Weight of having all mentions of named persons so far, for a role that nobody was called before."""
PRESENT = 3
"""Mentions from which a person is so present that a role can mean him or her."""
MOST_PERSONS = 60
"""Persons mentioned last among whom a pronoun or a role is looked for; news names fewer."""
UNLIKELY = 0.5
"""How sure it is that "he" is the man named last, where the network knows nobody; see ``training/LOG.md``."""


def spoken_words(doc: Document, found: Sequence[AttributionDraft]) -> NDArray[np.bool_]:
    """Return for each token whether somebody says it: in quotation marks, or in a turn of a transcript."""
    spoken: NDArray[np.bool_] = doc.quote > 0
    for one in found:
        for piece in one.content if one.speaker else ():
            spoken[piece.start : piece.end] = True
    return spoken


@dataclass
class Growing:
    """A cluster while it is made."""

    members: list[int] = field(default_factory=list)
    links: list[float] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    sexes: set[str] = field(default_factory=set)
    titles: set[frozenset[str]] = field(default_factory=set)
    plural: bool | None = None
    person: bool | None = None
    count: float | None = None
    """How many it is, where the text says so."""
    is_possessed: bool = True
    """Whether nothing calls it but descriptions like "my father", which no name stands for by chance."""

    def add(self, index: int, link: float, facts: MentionFeatures) -> None:
        """Take in a phrase and what is known of it."""
        self.members.append(index)
        self.links.append(link)
        for name in (facts.name, facts.alias):
            if name and name not in self.names and len(self.names) < NAMES_KEPT:
                self.names.append(name)
        if facts.sex:
            self.sexes.add(facts.sex)
        if facts.name and facts.titles and len(self.titles) < NAMES_KEPT:
            self.titles.add(facts.titles)
        self.is_possessed &= facts.is_possessed or facts.is_pronoun
        self.plural = facts.plural if self.plural is None else self.plural
        self.person = facts.person if self.person is None else self.person
        self.count = facts.count if self.count is None else self.count

    def allows(self, facts: MentionFeatures) -> bool:
        """Return whether the phrase can refer to the same, by what is certain of both."""
        if facts.sex and self.sexes and facts.sex not in self.sexes:
            return False
        if facts.sex in SEXES and (self.person is False or self.plural):
            return False
        if facts.sex == "thing" and self.person:
            return False
        if None not in (facts.count, self.count) and facts.count != self.count:
            return False
        if (
            facts.noun
            and self.names
            and None not in (facts.person, self.person)
            and facts.person != self.person
        ):
            return False
        if facts.noun and facts.plural and any(_is_one(name) for name in self.names):
            return False
        if facts.name:
            person = bool(facts.person)
            return all(may_be_same(facts.name, name, is_person=person) for name in self.names)
        return facts.plural is None or self.plural is None or facts.plural == self.plural

    def is_person(self, pronoun: MentionFeatures) -> bool:
        """Return whether it is a named person who may be meant by a pronoun."""
        return bool(self.person and self.names) and self.allows(pronoun)

    def takes(self, facts: MentionFeatures) -> bool:
        """Return whether the phrase can join without more: no name stands for "my father" by chance."""
        return self.allows(facts) and not (facts.name and self.is_possessed)

    def cluster(self, items: Sequence[MentionDraft]) -> Cluster:
        """Return the finished cluster, its phrases in the order of the text."""
        order = sorted(zip(self.members, self.links, strict=True))
        return Cluster(tuple(items[i] for i, _ in order), tuple(link for _, link in order))

    def is_form(self, facts: MentionFeatures) -> bool:
        """Return whether the phrase is a form of the cluster's name, or a title that stood before it."""
        if not facts.name:
            return any(facts.titles <= titles for titles in self.titles) and self.allows(facts)
        return bool(self.names) and bool(self.person) == bool(facts.person) and self.allows(facts)


@dataclass(frozen=True)
class Referring:
    """What a text refers to."""

    clusters: list[Cluster]
    """In the order of their first phrases; each phrase is in one."""
    facts: dict[TokenSpan, MentionFeatures]
    """What is certain of each phrase."""


def cluster_phrases(
    items: Sequence[MentionDraft],
    doc: Document,
    spoken: NDArray[np.bool_],
    likely: Iterable[Antecedents],
    hints: Mapping[int, Sequence[Hint]],
    apart: Mapping[int, Iterable[int]] = MappingProxyType({}),
) -> Referring:
    """Return the clusters of a text, from what the network says of each phrase's antecedents.

    ``spoken`` tells the words that are somebody's own, one a word; ``apart`` for a phrase those that are not
    it, by index.
    """
    facts = [facts_of(p, doc, quoted=bool(spoken[p.piece.start])) for p in items]
    rows = list(likely)
    apposed = appositions(items, facts, doc)
    named = {head: facts[i] for i, head in apposed.items() if facts[i].name}
    owned = possessions(items, doc)
    unknown = asking(items, doc)
    author: int | None = None
    owner: list[int | None] = [None] * len(items)
    grown: list[Growing] = []
    known = NameIndex()
    persons = RecentPersons()
    described = Descriptions()
    for i in sorted(range(len(items)), key=lambda i: (facts[i].quoted, i)):
        own = facts[i]
        at, link = None, 1.0
        beside = apposed.get(i)
        joined = None if beside is None else owner[beside]
        if joined is not None and grown[joined].allows(own):
            at = joined
        elif own.spoken == "speaker" and not own.quoted:
            at = author
        elif own.is_nobody or i in unknown:
            pass
        elif not (own.spoken and own.quoted):
            shares = shares_of(rows[i], owner, () if own.spoken else hints.get(i, ()))
            barred = {owner[j] for j in (*owned.get(i, ()), *apart.get(i, ()))}
            forms = {c for c in known.of(own) if c not in barred and grown[c].is_form(own)}
            if i in named:
                barred |= {c for c in {*forms, *shares} if not grown[c].allows(named[i])}
                forms -= barred
            weights = described.weights(own) | ambiguous(forms, grown)
            if own.is_role and own.is_definite and not weights and not own.quoted and not forms:
                weights = main_persons(own, grown, persons)
            for c, weight in weights.items():
                shares[c] = shares.get(c, 0.0) + weight
            shares = {c: s for c, s in shares.items() if c not in barred and _allows(grown[c], named.get(i))}
            at, link = choose(own, shares, rows[i].new, grown, forms, persons)
        if at is None:
            at = len(grown)
            grown.append(Growing())
        if own.spoken == "speaker" and not own.quoted:
            author = at
        grown[at].add(i, link, own)
        owner[i] = at
        persons.add(at, grown[at])
        described.add(at, own)
        known.add(at, own)
    clusters = sorted((one.cluster(items) for one in grown), key=lambda c: c.phrases[0].piece)
    return Referring(clusters, {item.piece: own for item, own in zip(items, facts, strict=True)})


def _is_one(name: str) -> bool:
    """Return whether a name is that of one, by its form."""
    return " and " not in name and not name.endswith("s")


def ambiguous(forms: set[int], grown: Sequence[Growing]) -> dict[int, float]:
    """Return weights of several clusters that share a name or title: their shares of the mentions."""
    total = sum(len(grown[c].members) for c in forms)
    return {c: MENTIONED * len(grown[c].members) / total for c in forms} if len(forms) > 1 else {}


def _allows(one: Growing, named: MentionFeatures | None) -> bool:
    """Return whether a cluster can be ``named``, whom a description stands beside, if there is one."""
    return named is None or one.allows(named)


@dataclass
class RecentPersons:
    """The clusters of persons with a name, in the order in which they were mentioned last."""

    _clusters: dict[int, None] = field(default_factory=dict)

    def add(self, cluster: int, grown: Growing) -> None:
        """Take in that a cluster was mentioned."""
        self._clusters.pop(cluster, None)
        if grown.person and grown.names:
            self._clusters[cluster] = None

    def last(self) -> list[int]:
        """Return the persons among whom a pronoun or a role is looked for, the last mentioned first."""
        return list(islice(reversed(self._clusters), MOST_PERSONS))


def main_persons(own: MentionFeatures, grown: Sequence[Growing], persons: RecentPersons) -> dict[int, float]:
    """Return weights of the persons mentioned often, for a description that nobody was given before."""
    present = sorted(c for c in persons.last() if len(grown[c].members) >= PRESENT)
    named = [c for c in present if grown[c].is_person(own)]
    total = sum(len(grown[c].members) for c in named)
    return {c: PROMINENT * len(grown[c].members) / total for c in named}


def shares_of(row: Antecedents, owner: Sequence[int | None], hints: Sequence[Hint]) -> dict[int, float]:
    """Return how much speaks for each of the clusters that are there: probabilities, and weights of hints.

    ``owner`` gives the cluster of each phrase that has one.
    """
    shares: dict[int, float] = {}
    for phrase, weight in [*row.likely, *((hint.phrase, hint.weight) for hint in hints)]:
        cluster = owner[phrase]
        if cluster is not None:
            shares[cluster] = shares.get(cluster, 0.0) + weight
    return shares


def choose(
    own: MentionFeatures,
    shares: dict[int, float],
    new: float,
    grown: list[Growing],
    forms: set[int],
    persons: RecentPersons,
) -> tuple[int | None, float]:
    """Return the cluster that a phrase joins, None for a new one, and how sure that is, 0 to 1.

    ``forms`` are the clusters whose names the phrase's is a form of, or before whose names it stood as a
    title. A pronoun that says whose sex it
    refers to refers to somebody mentioned, if anybody fits.
    """
    if len(forms) == 1:
        return next(iter(forms)), 1.0
    possible = {c: share for c, share in shares.items() if grown[c].takes(own) and (not forms or c in forms)}
    if forms and not possible:
        return max(forms, key=lambda c: grown[c].members[-1]), 1 / len(forms)
    if not possible:
        near = persons.last() if own.is_pronoun and own.sex in SEXES else []
        fitting = [c for c in near if grown[c].is_person(own)]
        last = max(fitting, key=lambda c: grown[c].members[-1], default=None)
        return (last, 1.0 if last is None else UNLIKELY)
    best = max(possible, key=possible.__getitem__)
    total = sum(possible.values()) + new
    must = bool(forms) or (own.sex in SEXES and own.is_pronoun)
    if possible[best] <= new and not must:
        return None, new / total
    return best, possible[best] / total
