"""Clustering of mentions, from the network's antecedent probabilities and from rules for names and pronouns.

Each mention joins the cluster whose mentions have the highest total probability as its antecedents, or starts
a new one. Impossible clusters are excluded first, and a name joins the cluster of a fuller or shorter form at
any distance. Quoted mentions come last; "I" and "we" in them are left to ``speaking/speakers.py``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace

from accordingto.reading.actors.descriptions import Descriptions
from accordingto.reading.actors.features import SEXES, MentionFeatures, facts_of
from accordingto.reading.actors.growing import Growing, RecentPersons
from accordingto.reading.actors.naming.bynames import bynames
from accordingto.reading.actors.naming.families import with_families
from accordingto.reading.actors.naming.name_index import NameIndex
from accordingto.reading.actors.naming.namesakes import LEFT_OPEN, Namesakes
from accordingto.reading.actors.naming.places import are_place_and_body, are_team_and_head
from accordingto.reading.actors.phrase_heads import apposed_in_trees
from accordingto.reading.actors.relations import appositions, asking, held_names, introduced, possessions
from accordingto.reading.actors.salience import ambiguous, main_persons, pronouns_before
from accordingto.reading.actors.successions import leavers
from accordingto.reading.encoder.mentions import Cluster

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from accordingto.reading.encoder.antecedents import Antecedents
    from accordingto.reading.encoder.mentions import MentionDraft
    from accordingto.reading.encoder.spans import TokenSpan
    from accordingto.reading.syntax.document import Document

UNLIKELY = 0.5
"""Confidence that "he" is the last named man if the network knows no antecedent; see ``training/LOG.md``."""


@dataclass(frozen=True)
class Referring:
    """The co-reference clusters of a text; each mention is in one of them."""

    clusters: list[Cluster]
    """In the order of their first mentions."""
    facts: dict[TokenSpan, MentionFeatures]
    """The features of each mention."""
    likely: dict[TokenSpan, list[tuple[TokenSpan, float]]] = field(default_factory=dict)
    """The likely antecedents of each mention, with their probabilities."""
    apart: dict[TokenSpan, set[TokenSpan]] = field(default_factory=dict)
    """For each mention, one mention of every cluster that is excluded."""


@dataclass(frozen=True)
class Known:
    """What attributions tell about mentions, all given by index."""

    apart: Mapping[int, Iterable[int]] = field(default_factory=dict)
    """For a mention, those that cannot refer to the same entity."""
    subjects: Container[int] = frozenset()
    """The mentions that are whole sources."""
    sexes: Mapping[int, str] = field(default_factory=dict)
    """For a name, the sex of its bearer, judged by a pronoun in what it is the source of."""


NOTHING_KNOWN = Known()
"""For a text without attributions."""


def cluster_phrases(
    items: Sequence[MentionDraft],
    doc: Document,
    spoken: NDArray[np.bool_],
    likely: Iterable[Antecedents],
    known: Known = NOTHING_KNOWN,
) -> Referring:
    """Return the clusters of a text, given the network's antecedents of each mention.

    ``spoken`` is a mask of the tokens that are speech (quotations and turns).
    """
    clustering = _Clustering(items, doc, spoken, list(likely), known)
    for i in sorted(range(len(items)), key=lambda i: (clustering.facts[i].quoted, i)):
        clustering.place(i)
    return clustering.referring()


class _Clustering:
    """The clusters of a text under construction, one mention at a time; mentions and clusters are indices."""

    def __init__(
        self,
        items: Sequence[MentionDraft],
        doc: Document,
        spoken: NDArray[np.bool_],
        rows: Sequence[Antecedents],
        known: Known,
    ) -> None:
        facts = with_families(
            [facts_of(p, doc, quoted=bool(spoken[p.piece.start])) for p in items], items, doc
        )
        self._items, self._doc, self._rows, self._known = items, doc, rows, known
        self._bearers, self._gone = bynames(items, doc), leavers(items, doc)
        beside = appositions(items, facts, doc, known.subjects) | self._bearers
        self._beside = apposed_in_trees(items, facts, doc) | beside
        for i, bearer in self._bearers.items():
            facts[i] = replace(facts[i], quoted=facts[bearer].quoted)  # its quotation marks are not speech
        self.facts = facts
        self._named = {head: facts[i] for i, head in self._beside.items() if facts[i].name}
        self._owned = possessions(items, doc)
        self._held = held_names(self._owned, facts)
        self._asking, self._introduced = asking(items, doc), introduced(items, known.subjects, doc)
        self._namesakes = Namesakes(items, facts, doc)
        self._author: int | None = None
        self._owner: list[int | None] = [None] * len(items)
        self._grown: list[Growing] = []
        self._index, self._persons, self._described = NameIndex(), RecentPersons(), Descriptions()
        self._changing, self._unnamed, self._newest = set[int](), set[int](), -1
        self._apart: dict[TokenSpan, set[TokenSpan]] = {}

    def place(self, i: int) -> None:
        """Add a mention to the cluster it refers to, or start a new one with it."""
        own = self.facts[i]
        at, link = self._settled(i)
        if at is None and not self._begins(i):
            at, link = self._likeliest(i)
        if at is None:
            at = len(self._grown)
            self._grown.append(Growing())
            self._unnamed |= {at} if i in self._introduced and self._items[i].kind == "person" else set()
        if own.spoken == "speaker" and not own.quoted:
            self._author = at
        one = self._grown[at]
        if own.name and self._items[i].kind == "organization" and not own.quoted and not one.names:
            self._newest = i
        one.add(i, link, own, is_byname=i in self._bearers)
        one.are_places |= {self._items[i].kind == "place"} if own.name else set()
        self._owner[i] = at
        one.left = self._gone.get(i, one.left)
        if i in self._gone or own.term:
            self._changing.add(at)
        self._persons.add(at, one)
        self._described.add(at, own)
        self._index.add(at, own)

    def referring(self) -> Referring:
        """Return the current clusters."""
        items = self._items
        clusters = sorted((one.cluster(items) for one in self._grown), key=lambda c: c.phrases[0].piece)
        before = {
            item.piece: [(items[other].piece, share) for other, share in row.likely]
            for item, row in zip(items, self._rows, strict=True)
        }
        by_piece = {item.piece: own for item, own in zip(items, self.facts, strict=True)}
        return Referring(clusters, by_piece, before, self._apart)

    def _settled(self, i: int) -> tuple[int | None, float]:
        """Return (cluster, 1.0) by apposition, byname or the author's "I"; the cluster is None if unknown."""
        own, beside = self.facts[i], self._beside.get(i)
        joined = None if beside is None else self._owner[beside]
        if joined is not None and (i in self._bearers or self._grown[joined].allows(own)):
            return joined, 1.0
        if own.spoken == "speaker" and not own.quoted:
            return self._author, 1.0
        return None, 1.0

    def _begins(self, i: int) -> bool:
        """Return whether a mention always starts a new cluster."""
        own = self.facts[i]
        is_outlet = own.spoken in ("speaker", "hearer") and not own.quoted
        is_new = own.is_nobody or i in self._asking or i in self._introduced
        return is_outlet or is_new or bool(own.spoken and own.quoted)

    def _likeliest(self, i: int) -> tuple[int | None, float]:
        """Return the most likely cluster of a mention, None for a new one, and its probability."""
        own, item, grown = self.facts[i], self._items[i], self._grown
        shares = shares_of(self._rows[i], self._owner)
        alike = dict.fromkeys(self._index.of(own))
        barred = self._barred(i, alike)
        unnamed = {c for c in self._unnamed.intersection(shares) if own.name and not grown[c].names}
        barred |= {c for c in unnamed if grown[c].nouns.isdisjoint(own.titles)}  # not "the surgeon, Ida Orr"
        self._apart[item.piece] = {self._items[grown[c].members[0]].piece for c in barred}
        forms = self._forms(i, alike, barred)
        if i in self._named:
            barred |= {c for c in {*forms, *shares} if not grown[c].allows(self._named[i])}
            forms -= barred
        for c, weight in self._weights(i, forms).items():
            shares[c] = shares.get(c, 0.0) + weight
        fitting = (c for c in shares if _allows(grown[c], self._named.get(i)))
        shares = {c: shares[c] for c in fitting if c not in barred}
        several = len(forms)
        if i in self._known.sexes and several > 1:  # not with one Lund only: "Lund said he should resign"
            sex = {self._known.sexes[i]}
            forms = {c for c in forms if grown[c].sexes <= sex}
            shares = {c: share for c, share in shares.items() if grown[c].sexes <= sex}
        is_told = len(forms) == 1 < several
        last = [c for c in self._persons.last() if c not in barred]
        at, link = choose(own, shares, self._rows[i].new, grown, forms, last)
        if at is None:
            return at, link
        if own.is_plain and item.kind == "organization" and grown[at].is_behind(own, self._newest):
            link = min(link, LEFT_OPEN)
        if not is_told and self._namesakes.is_open(own, grown[at], item.piece.start):
            link = LEFT_OPEN
        return at, link

    def _barred(self, i: int, alike: Iterable[int]) -> set[int]:
        """Return the clusters that are excluded for a mention; ``alike`` have a name or title like it."""
        own, item, grown = self.facts[i], self._items[i], self._grown
        apart = self._known.apart.get(i, ())
        barred = {at for j in apart if (at := self._owner[j]) is not None}
        owners = {at for j in self._owned.get(i, ()) if (at := self._owner[j]) is not None}
        barred |= {at for at in owners if not (own.name and grown[at].by_name > 1)}
        if not own.name:  # "a lawyer for Orr", and "he" in "he told Orr", are not Orr
            later = (j for j in apart if self._owner[j] is None)
            named = [self.facts[j] for j in (*self._held.get(i, ()), *later)]
            barred |= {c for other in named for c in self._index.of(other) if grown[c].is_form(other)}
        barred |= {c for c in self._changing if own.is_role and grown[c].has_left(own, item.piece.start)}
        if own.name and not own.person:
            is_place = item.kind == "place"
            others = ((c, grown[c]) for c in alike)
            barred |= {c for c, o in others if are_place_and_body(own.name, is_place, o.names, o.are_places)}
        if own.name:
            barred |= {c for c in alike if grown[c].names and are_team_and_head(own.name, grown[c].names[0])}
        if own.is_plain and item.kind == "organization":
            behind = {c for c in self._described.called(own.noun) if grown[c].is_behind(own, self._newest)}
            barred |= {c for c in behind if grown[c].is_plain}
        return barred

    def _forms(self, i: int, alike: Iterable[int], barred: set[int]) -> set[int]:
        """Return those of ``alike`` for which a mention is a form of a name, or a title used before it."""
        own, grown = self.facts[i], self._grown
        forms = {c for c in alike if c not in barred and grown[c].is_form(own)}
        if i in self._named and not own.name:
            named = self._named[i]
            known_so = {c for c in self._index.of(named) if grown[c].is_form(named)}
            return {c for c in known_so - barred if grown[c].allows(own)} or forms
        return forms

    def _weights(self, i: int, forms: set[int]) -> dict[int, float]:
        """Return weights added to the network's: for descriptions, forms of a name, and main persons."""
        own = self.facts[i]
        weights = self._described.weights(own) | ambiguous(forms, self._grown)
        if not (own.is_role and own.is_definite and not weights and not own.quoted and not forms):
            return weights
        spoken_of = {self._owner[j] for j in pronouns_before(i, self._items, self.facts, self._doc)}
        return {c: w for c, w in main_persons(own, self._grown, self._persons).items() if c not in spoken_of}


def _allows(one: Growing, named: MentionFeatures | None) -> bool:
    """Return whether a cluster is compatible with the name beside a description (``named``), if any."""
    return named is None or one.allows(named)


def shares_of(row: Antecedents, owner: Sequence[int | None]) -> dict[int, float]:
    """Return the total antecedent probability of each existing cluster.

    ``owner`` has the cluster of each mention, or None if it has none yet.
    """
    shares: dict[int, float] = {}
    for phrase, weight in row.likely:
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
    persons: Sequence[int],
) -> tuple[int | None, float]:
    """Return the cluster that a mention joins, None for a new one, and the probability of that, 0 to 1.

    ``forms`` are the clusters of which it has a form of a name, or a title that preceded a name. A pronoun
    that tells a sex joins an existing cluster if one fits, at least that of one of the ``persons``, who are
    those mentioned last.
    """
    if len(forms) == 1:
        return next(iter(forms)), 1.0
    possible = {c: share for c, share in shares.items() if grown[c].takes(own) and (not forms or c in forms)}
    if forms and not possible:
        return max(forms, key=lambda c: grown[c].members[-1]), 1 / len(forms)
    if not possible:
        near = persons if own.is_pronoun and own.sex in SEXES else ()
        fitting = [c for c in near if grown[c].is_person(own)]
        last = max(fitting, key=lambda c: grown[c].members[-1], default=None)
        return (last, 1.0 if last is None else UNLIKELY)
    best = max(possible, key=possible.__getitem__)
    total = sum(possible.values()) + new
    must = bool(forms) or (own.sex in SEXES and own.is_pronoun)
    if possible[best] <= new and not must:
        return None, new / total
    return best, possible[best] / total
