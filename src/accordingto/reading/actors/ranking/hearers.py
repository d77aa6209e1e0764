"""Resolution of pronouns that are addressees: a speaker does not address himself, save by "himself".

A pronoun for the addressee refers neither to the speaker nor to the subject of the verb: "him" may be Orr in
"Orr asked Lund to tell him", but not in "Orr told him". Who else is meant by "him" or "her" is chosen as for
sources (``candidates.py``); for "them" and "you" nothing predicts it well enough.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.actors.entities import Identity
from accordingto.reading.actors.features import SEXES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from accordingto.reading.actors.entities import Entities
    from accordingto.reading.actors.ranking.candidates import Ranking
    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.encoder.spans import TokenSpan
    from accordingto.reading.syntax.document import Document

LEAST = 0.7
"""Least probability at which the weights of sources decide who is told, against the links of mentions."""
_REFLEXIVE = ("self", "selves")
_OBJECTS = frozenset(("obj", "iobj"))
_UPWARDS = frozenset(("conj", "xcomp", "advcl"))
"""Relations of a verb that shares the subject of its head."""


def identify_hearers(
    entities: Entities,
    found: Sequence[AttributionDraft],
    addressees: Sequence[TokenSpan | None],
    speakers: Sequence[Identity | None],
    ranking: Ranking,
) -> None:
    """Resolve each addressee that is a pronoun, or a description mentioned once, in place.

    No pronoun stays in the clusters of the speaker and the subject. "Us" is nobody who is mentioned.
    ``addressees`` and ``speakers`` have one entry per attribution in ``found``.
    """
    for i, (one, told) in enumerate(zip(found, addressees, strict=True)):
        phrase = entities.phrase_of(told) if told else None
        if told is None or phrase is None or one.speaker:
            continue
        barred = _barred(one, told, speakers[i], entities)
        own = entities.facts[phrase.piece]
        if own.spoken == "side":
            entities.move(phrase, Identity(entities.begin(), 1.0))
        elif not own.spoken and (own.is_pronoun or not own.plural):  # "me" is resolved from its speaker
            current = entities.identity(phrase).cluster
            is_wrong = phrase.form == "pronoun" and current in barred
            if is_wrong and own.sex not in SEXES:
                entities.move(phrase, Identity(entities.begin(), 1.0))
            elif own.is_pronoun or len(entities.clusters[current]) == 1:
                ranking.choose(i, phrase, speakers, barred, 0.0 if is_wrong else LEAST)


def _barred(
    one: AttributionDraft, told: TokenSpan, speaker: Identity | None, entities: Entities
) -> frozenset[int]:
    """Return the clusters to which the addressee of an attribution cannot refer; empty for "himself"."""
    if entities.doc[told.start].endswith(_REFLEXIVE):
        return frozenset()
    barred = set(_subjects(one, told, entities))
    return frozenset(barred if speaker is None else {*barred, speaker.cluster})


def _subjects(one: AttributionDraft, told: TokenSpan, entities: Entities) -> Iterator[int]:
    """Yield the clusters of the subjects of a cue's words, or of the verbs from which they take theirs.

    A subject inside the addressee is skipped: the subject of a passive verb may be the addressee itself.
    """
    doc = entities.doc
    for at in range(one.cue.start, one.cue.end):
        subject = subject_above(at, doc)
        if subject is None or told.start <= subject < told.end:
            continue
        phrase = entities.phrase_of(doc.phrase_of(subject))
        if phrase is not None and phrase.piece.start <= subject < phrase.piece.end:
            yield entities.identity(phrase).cluster


def subject_above(at: int, doc: Document) -> int | None:
    """Return the token that heads a verb's subject, its own or one shared with a verb above it.

    In "Orr met Lund and told him" and "Orr tried to tell him" it is Orr. None if there is no such subject,
    and for "Orr asked Lund to tell him".
    """
    trees = doc.trees
    at = trees.verb(at)
    while (subject := trees.subject(at)) is None:
        relation, above = trees.relations[at], trees.heads[at]
        if relation not in _UPWARDS:
            return None
        if relation == "xcomp" and any(trees.relations[one] in _OBJECTS for one in trees.below[above]):
            return None
        at = above
    return subject
