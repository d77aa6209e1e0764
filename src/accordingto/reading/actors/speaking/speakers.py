"""Which cluster the source of each attribution belongs to.

What the clusters cannot know is settled here, from the attributions: "I" in somebody's words is who says
them, "we" the side of who says them, "you" who is told.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING

from accordingto.reading.actors.entities import Identity
from accordingto.reading.encoder.tokens import QUOTES
from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from accordingto.reading.actors.entities import Entities
    from accordingto.reading.actors.ranking.candidates import Ranking
    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.encoder.mentions import MentionDraft
    from accordingto.reading.encoder.spans import TokenSpan
    from accordingto.reading.syntax.document import Document

INTRODUCED = 0.8
"""How sure it is that the one person whom an interview names beforehand is who answers: a guess."""
OPENING = QUOTES.index("opening")


def identify(
    entities: Entities,
    found: Sequence[AttributionDraft],
    addressees: Sequence[TokenSpan | None],
    ranking: Ranking | None = None,
) -> list[Identity | None]:
    """Return who the source of each attribution is; None for one that has none.

    Outer attributions come first: "I" and "we" in what somebody says are who says it, and are moved to
    their cluster. A source without a name is whom a ``ranking`` chooses.
    """
    chains = [chain(found, i) for i in range(len(found))]
    speakers: list[Identity | None] = [None] * len(found)
    labels: dict[str, Identity] = {}
    named = introduced(entities, found)
    spoken = sorted(
        (piece.start, piece) for piece, own in entities.facts.items() if own.spoken and own.quoted
    )
    for i in sorted(range(len(found)), key=lambda i: len(chains[i])):
        one = found[i]
        phrase = entities.phrase_of(one.source[0]) if one.source else None
        if phrase is not None and one.speaker:
            first = Identity(entities.identity(phrase).cluster, 1.0)
            if one.answers and len(named) == 1:
                first = named[0]
            elif one.speaker not in labels and first.cluster in {who.cluster for who in labels.values()}:
                first = Identity(entities.begin(), 1.0)  # "Speaker 2" is not "Speaker 1"
            entities.move(phrase, labels.setdefault(one.speaker, first))
            if one.speaker in word_class("turn-labels"):
                entities.unname(phrase)
        speakers[i] = None if phrase is None else entities.surest(phrase, one.source[0])
        named_so = None if phrase is None else name_beside(entities, phrase, one.source[0])
        if phrase is not None and named_so is not None:
            speakers[i] = entities.identity(named_so)
            entities.move(phrase, entities.identity(named_so))
        elif phrase is not None and ranking is not None and not one.speaker:
            speakers[i] = ranking.choose(i, phrase, speakers) or speakers[i]
        told = addressees[i]
        heard = entities.phrase_of(told) if told else None
        for piece in pronouns_in(spoken, one, entities.doc):
            own = entities.facts[piece].spoken
            who = (entities.identity(heard) if heard else None) if own == "hearer" else speakers[i]
            if who is None:
                continue
            if own == "side":
                who = side_of(entities, who)
            moved = next(p for p in entities.within(piece) if p.piece == piece)
            entities.move(moved, who)
    return [where_now(entities, one, who) for one, who in zip(found, speakers, strict=True)]


def name_beside(entities: Entities, phrase: MentionDraft, source: TokenSpan) -> MentionDraft | None:
    """Return the name that stands behind a description and a comma, and ends a source: "The mayor, Ida Orr".

    None where the description has a name, or is not of one person.
    """
    own, doc = entities.facts[phrase.piece], entities.doc
    if own.name or own.is_pronoun or not own.person or own.plural or doc[phrase.piece.end] != ",":
        return None
    behind = (p for p in entities.within(source) if p.piece.start == phrase.piece.end + 1)
    named = (p for p in behind if p.kind == "person" and entities.facts[p.piece].name)
    return next((p for p in named if p.piece.end == source.end or doc[p.piece.end] == ","), None)


def where_now(entities: Entities, one: AttributionDraft, who: Identity | None) -> Identity | None:
    """Return who a source is: where its words were moved to since, if nobody is left where they were."""
    phrase = entities.phrase_of(one.source[0]) if who and not entities.clusters[who.cluster] else None
    return who if phrase is None else entities.identity(phrase)


def introduced(entities: Entities, found: Sequence[AttributionDraft]) -> list[Identity]:
    """Return the persons that a transcript names outside its turns; the one named in full, if it is one."""
    turns = [piece for one in found if one.speaker for piece in (*one.source, *one.content)]
    inside = {at for piece in turns for at in range(piece.start, piece.end)}
    names = {
        at: max((len(entities.facts[p.piece].name.split()) for p in named), default=0)
        for at, pairs in enumerate(entities.clusters if turns else ())
        if (named := [p for p, _ in pairs if p.kind == "person" and p.form == "name"])
        and any(p.piece.start not in inside for p in named)
    }
    full = [at for at, count in names.items() if count > 1]
    return [Identity(at, INTRODUCED) for at in (full if len(full) == 1 else names)]


def chain(found: Sequence[AttributionDraft], at: int) -> list[int]:
    """Return the attributions that one stands in, the closest first; parents never run in a circle."""
    above = []
    parent = found[at].parent
    while parent is not None:
        above.append(parent)
        parent = found[parent].parent
    return above


def pronouns_in(
    spoken: list[tuple[int, TokenSpan]], one: AttributionDraft, doc: Document
) -> Iterator[TokenSpan]:
    """Yield the pronouns of speech that are quoted verbatim: in a turn, or behind an opening mark."""
    for content in one.content:
        low = bisect_left(spoken, content.start, key=itemgetter(0))
        high = bisect_left(spoken, content.end, key=itemgetter(0))
        for at, piece in spoken[low:high]:
            if one.speaker or (doc.quote[content.start : at + 1] == OPENING).any():
                yield piece


def side_of(entities: Entities, speaker: Identity) -> Identity:
    """Return for whom somebody says "we": the body that the speaker is of by the article, else the speaker.

    A member of parliament does not speak for the place that elected her.
    """
    affiliation = entities.standing(speaker.cluster).affiliation
    phrase = None if affiliation is None else entities.phrase_at(affiliation)
    if phrase is None or phrase.kind != "organization":
        return speaker
    return Identity(entities.identity(phrase).cluster, speaker.sure)
