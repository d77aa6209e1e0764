"""Who is told: nobody is told what he says himself, unless by a word like "himself".

A pronoun for who is told means neither who speaks nor the subject of the verb: "Orr asked Lund to tell him"
may mean Orr, "Orr told him" not. Whom "him" or "her" means in their place is chosen as for those that speak
(``candidates.py``); whom "them" or "you" does, nothing tells well enough.
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

_REFLEXIVE = ("self", "selves")
_OBJECTS = frozenset(("obj", "iobj"))
_UPWARDS = frozenset(("conj", "xcomp", "advcl"))
"""Relations of verbs that have their subject from the verb above."""


def identify_hearers(
    entities: Entities,
    found: Sequence[AttributionDraft],
    addressees: Sequence[TokenSpan | None],
    speakers: Sequence[Identity | None],
    ranking: Ranking,
) -> None:
    """Part pronouns for who is told in each attribution from who tells it."""
    for i, (one, told) in enumerate(zip(found, addressees, strict=True)):
        phrase = entities.phrase_of(told) if told else None
        if told is None or phrase is None or one.speaker:
            continue
        barred = _barred(one, told, speakers[i], entities)
        own = entities.facts[phrase.piece]
        if phrase.form != "pronoun" or own.spoken or entities.identity(phrase).cluster not in barred:
            continue  # "me" is known from who says it
        if own.sex in SEXES:
            ranking.choose(i, phrase, speakers, barred)
        else:
            entities.move(phrase, Identity(entities.begin(), 1.0))


def _barred(
    one: AttributionDraft, told: TokenSpan, speaker: Identity | None, entities: Entities
) -> frozenset[int]:
    """Return the clusters that who is told in an attribution does not belong to."""
    if entities.doc[told.start].endswith(_REFLEXIVE):
        return frozenset()
    barred = set(_subjects(one, told, entities))
    return frozenset(barred if speaker is None else {*barred, speaker.cluster})


def _subjects(one: AttributionDraft, told: TokenSpan, entities: Entities) -> Iterator[int]:
    """Yield the clusters of the subjects of the words of a cue, their own or those of the verb above.

    The subject of a passive may be who is told.
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
    """Return the head of the subject of a verb, or of the verb that it has its subject from.

    "Orr met Lund and told him", "Orr tried to tell him": Orr. None for "Orr asked Lund to tell him".
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
