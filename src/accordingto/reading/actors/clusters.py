"""Phrases to clusters: what the network says of pairs, under what is known of names and pronouns.

Each phrase joins the cluster to whose phrases its antecedents' probabilities add up to most, or begins
one. What cannot be is left out before: "he" is nobody who is "she", no place and no committee; two
given names with one surname are two persons. Names are believed before the network: a name joins
what it is a form of wherever that stands. Words in quotation marks are somebody else's, so they are
read last, and "I" and "we" in them are left to who speaks (``speakers.py``).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.actors.descriptions import Descriptions
from accordingto.reading.actors.features import SEXES, MentionFeatures, facts_of
from accordingto.reading.actors.growing import Growing, RecentPersons
from accordingto.reading.actors.naming.bynames import bynames
from accordingto.reading.actors.naming.families import with_families
from accordingto.reading.actors.naming.name_index import NameIndex
from accordingto.reading.actors.naming.namesakes import LEFT_OPEN, Namesakes
from accordingto.reading.actors.phrase_heads import apposed_in_trees
from accordingto.reading.actors.relations import appositions, asking, held_names, possessions
from accordingto.reading.actors.role_nouns import is_role
from accordingto.reading.actors.successions import leavers
from accordingto.reading.encoder.mentions import Cluster

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.encoder.antecedents import Antecedents
    from accordingto.reading.encoder.mentions import MentionDraft
    from accordingto.reading.encoder.spans import TokenSpan
    from accordingto.reading.syntax.document import Document

MENTIONED = 1.0
"""Weight of having all mentions so far, among several who have the same name or title."""
PROMINENT = 0.7
"""Weight of having all mentions of named persons so far, for a role that nobody was called before."""
PRESENT = 3
"""Mentions from which a person is so present that a role can mean him or her."""
UNLIKELY = 0.5
"""How sure it is that "he" is the man named last, where the network knows nobody; see ``training/LOG.md``."""


def spoken_words(doc: Document, found: Sequence[AttributionDraft]) -> NDArray[np.bool_]:
    """Return for each token whether somebody says it: in quotation marks, or in a turn of a transcript."""
    spoken: NDArray[np.bool_] = doc.quote > 0
    for one in found:
        for piece in one.content if one.speaker else ():
            spoken[piece.start : piece.end] = True
    return spoken


@dataclass(frozen=True)
class Referring:
    """What a text refers to."""

    clusters: list[Cluster]
    """In the order of their first phrases; each phrase is in one."""
    facts: dict[TokenSpan, MentionFeatures]
    """What is certain of each phrase."""
    likely: dict[TokenSpan, list[tuple[TokenSpan, float]]] = field(default_factory=dict)
    """Of each phrase those before it that the network takes it for, each with how likely."""
    apart: dict[TokenSpan, set[TokenSpan]] = field(default_factory=dict)
    """Of each phrase one of everybody who cannot be meant."""


@dataclass(frozen=True)
class Known:
    """What attributions tell of phrases, all of them given by index."""

    apart: Mapping[int, Iterable[int]] = field(default_factory=dict)
    """Of a phrase those that are not it."""
    subjects: Container[int] = frozenset()
    """The phrases that are all of who speaks."""
    sexes: Mapping[int, str] = field(default_factory=dict)
    """Of a phrase the sex of whom it names, by what is said."""


NOTHING_KNOWN = Known()
"""Where there are no attributions."""


def cluster_phrases(
    items: Sequence[MentionDraft],
    doc: Document,
    spoken: NDArray[np.bool_],
    likely: Iterable[Antecedents],
    known: Known = NOTHING_KNOWN,
) -> Referring:
    """Return the clusters of a text, from what the network says of each phrase's antecedents.

    ``spoken`` tells the words that are somebody's own, one a word.
    """
    facts = with_families([facts_of(p, doc, quoted=bool(spoken[p.piece.start])) for p in items], items, doc)
    rows = list(likely)
    called, gone = bynames(items, doc), leavers(items, doc)
    apposed = appositions(items, facts, doc, known.subjects) | called
    apposed = apposed_in_trees(items, facts, doc) | apposed
    for i, bearer in called.items():
        facts[i] = replace(facts[i], quoted=facts[bearer].quoted)  # its marks are nobody's speech
    named = {head: facts[i] for i, head in apposed.items() if facts[i].name}
    owned = possessions(items, doc)
    held = held_names(owned, facts)
    unknown = asking(items, doc)
    author: int | None = None
    owner: list[int | None] = [None] * len(items)
    grown: list[Growing] = []
    index = NameIndex()
    persons = RecentPersons()
    described = Descriptions()
    changing: set[int] = set()
    newest = -1
    apart: dict[TokenSpan, set[TokenSpan]] = {}
    namesakes = Namesakes(items, facts, doc)
    for i in sorted(range(len(items)), key=lambda i: (facts[i].quoted, i)):
        own = facts[i]
        at, link = None, 1.0
        beside = apposed.get(i)
        joined = None if beside is None else owner[beside]
        if joined is not None and (i in called or grown[joined].allows(own)):
            at = joined
        elif own.spoken == "speaker" and not own.quoted:
            at = author
        elif own.is_nobody or i in unknown or _is_introduced(items[i], doc):
            pass
        elif not (own.spoken and own.quoted):
            shares = shares_of(rows[i], owner)
            barred = {owner[j] for j in known.apart.get(i, ())} | {
                at
                for at in (owner[j] for j in owned.get(i, ()))
                if at is not None and not (own.name and grown[at].by_name > 1)
            }
            if not own.name:
                barred |= {
                    c for j in held.get(i, ()) for c in index.of(facts[j]) if grown[c].is_form(facts[j])
                }
            if own.is_role:
                start = items[i].piece.start
                barred |= {c for c in changing if grown[c].has_left(own, start)}
            if own.is_plain and items[i].kind == "organization":
                behind = {c for c in described.called(own.noun) if grown[c].is_behind(own, newest)}
                barred |= {c for c in behind if grown[c].is_plain}
            apart[items[i].piece] = {items[grown[c].members[0]].piece for c in barred if c is not None}
            forms = {c for c in index.of(own) if c not in barred and grown[c].is_form(own)}
            if i in named and not own.name:
                known_so = {c for c in index.of(named[i]) if grown[c].is_form(named[i])}
                forms = {c for c in known_so - barred if grown[c].allows(own)} or forms
            if i in named:
                barred |= {c for c in {*forms, *shares} if not grown[c].allows(named[i])}
                forms -= barred
            weights = described.weights(own) | ambiguous(forms, grown)
            if own.is_role and own.is_definite and not weights and not own.quoted and not forms:
                weights = main_persons(own, grown, persons)
                spoken_of = {owner[j] for j in pronouns_before(i, items, facts, doc)}
                weights = {c: weight for c, weight in weights.items() if c not in spoken_of}
            for c, weight in weights.items():
                shares[c] = shares.get(c, 0.0) + weight
            shares = {c: s for c, s in shares.items() if c not in barred and _allows(grown[c], named.get(i))}
            alike = len(forms)
            if i in known.sexes and alike > 1:  # of one Lund it tells nothing: "Lund said he should resign"
                sex = {known.sexes[i]}
                forms = {c for c in forms if grown[c].sexes <= sex}
                shares = {c: share for c, share in shares.items() if grown[c].sexes <= sex}
            is_told = len(forms) == 1 < alike
            at, link = choose(
                own, shares, rows[i].new, grown, forms, [c for c in persons.last() if c not in barred]
            )
            if (
                at is not None
                and own.is_plain
                and items[i].kind == "organization"
                and grown[at].is_behind(own, newest)
            ):
                link = min(link, LEFT_OPEN)
            if at is not None and not is_told and namesakes.is_open(own, grown[at], items[i].piece.start):
                link = LEFT_OPEN
        if at is None:
            at = len(grown)
            grown.append(Growing())
            if own.name and items[i].kind == "organization" and not own.quoted:
                newest = i
        if own.spoken == "speaker" and not own.quoted:
            author = at
        grown[at].add(i, link, own, is_byname=i in called)
        owner[i] = at
        if i in gone:
            grown[at].left = gone[i]
        if i in gone or own.term:
            changing.add(at)
        persons.add(at, grown[at])
        described.add(at, own)
        index.add(at, own)
    clusters = sorted((one.cluster(items) for one in grown), key=lambda c: c.phrases[0].piece)
    before = {
        item.piece: [(items[other].piece, share) for other, share in row.likely]
        for item, row in zip(items, rows, strict=True)
    }
    by_piece = {item.piece: own for item, own in zip(items, facts, strict=True)}
    return Referring(clusters, by_piece, before, apart)


def _is_introduced(item: MentionDraft, doc: Document) -> bool:
    """Return whether a phrase introduces a body: "a regional agency" is none that was mentioned before."""
    is_body = item.form == "nominal" and item.kind == "organization"
    return is_body and doc[item.piece.start] in ("a", "an", "another")


def ambiguous(forms: set[int], grown: Sequence[Growing]) -> dict[int, float]:
    """Return weights of several clusters that share a name or title: their shares of the mentions."""
    total = sum(len(grown[c].members) for c in forms)
    return {c: MENTIONED * len(grown[c].members) / total for c in forms} if len(forms) > 1 else {}


def _allows(one: Growing, named: MentionFeatures | None) -> bool:
    """Return whether a cluster can be ``named``, whom a description stands beside, if there is one."""
    return named is None or one.allows(named)


def pronouns_before(
    at: int, items: Sequence[MentionDraft], facts: Sequence[MentionFeatures], doc: Document
) -> Iterator[int]:
    """Yield the "he" and "she" of the outlet's in the sentence of a phrase before it, by index.

    "He told police another story, the prosecutor said": the prosecutor is hardly he.
    """
    for i in range(at - 1, -1, -1):
        if not doc.is_one_sentence(items[i].piece.start, items[at].piece.start):
            return
        if facts[i].is_pronoun and facts[i].sex in SEXES and not facts[i].quoted:
            yield i


def main_persons(own: MentionFeatures, grown: Sequence[Growing], persons: RecentPersons) -> dict[int, float]:
    """Return weights of the persons mentioned often, for a description that nobody was given before.

    Whoever has a title is hardly called by a description of several words that leaves it out, and who is
    described as "the director" is not "the president".
    """
    present = sorted(c for c in persons.last() if len(grown[c].members) >= PRESENT)
    named = [c for c in present if grown[c].is_person(own) and (own.is_plain or not grown[c].titles)]
    named = [c for c in named if not any(map(is_role, grown[c].nouns))]
    total = sum(len(grown[c].members) for c in named)
    return {c: PROMINENT * len(grown[c].members) / total for c in named}


def shares_of(row: Antecedents, owner: Sequence[int | None]) -> dict[int, float]:
    """Return the probability of each of the clusters that are there.

    ``owner`` gives the cluster of each phrase that has one.
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
    """Return the cluster that a phrase joins, None for a new one, and how sure that is, 0 to 1.

    ``forms`` are the clusters whose names the phrase's is a form of, or before whose names it stood as a
    title. A pronoun that says whose sex it refers to refers to somebody mentioned, if anybody fits, at the
    least to one of the ``persons`` mentioned last.
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
