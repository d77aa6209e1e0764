"""Assignment of the source of each attribution to a cluster.

Attributions settle what clustering leaves open: within quoted speech "I" is the speaker, "we" the speaker's
organisation, and "you" the addressee.
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
"""Confidence that the one person whom an interview introduces is the one who answers: a guess."""
OPENING = QUOTES.index("opening")
_ENDING = word_class("relatives") | {",", "and", "that"}
"""Words after which a name is hardly in apposition to what a phrase begins with."""
_EXEMPLIFYING = frozenset(("including", "as", "like"))
"""Words after which a name is only one of those described."""


def identify(
    entities: Entities,
    found: Sequence[AttributionDraft],
    addressees: Sequence[TokenSpan | None],
    ranking: Ranking | None = None,
) -> list[Identity | None]:
    """Return the speaker of each attribution, or None where it has no source.

    Outer attributions are resolved first. "I", "we" and "you" in quoted speech are moved to the clusters of
    those they refer to, in ``entities``. With a ``ranking``, it chooses whom a source without a name refers
    to.
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
        phrase = entities.source_of(one)
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
        elif phrase is not None and (body := body_around(entities, found, i, speakers)) is not None:
            speakers[i] = body
            entities.move(phrase, body)
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


def body_around(
    entities: Entities,
    found: Sequence[AttributionDraft],
    i: int,
    speakers: Sequence[Identity | None],
) -> Identity | None:
    """Return the body that says "we", the source of an attribution, in its own words; None if none does.

    ``i`` is the index of the attribution; its words are quoted within what the attribution around it says.
    """
    phrase, parent = entities.source_of(found[i]), found[i].parent
    around = None if parent is None else speakers[parent]
    if phrase is None or parent is None or around is None:
        return None
    own, start = entities.facts[phrase.piece], phrase.piece.start
    if own.spoken != "side" or not own.quoted or not entities.is_body(around.cluster):
        return None
    said = pronouns_in([(start, phrase.piece)], found[parent], entities.doc)
    return around if any(said) else None


def name_beside(entities: Entities, phrase: MentionDraft, source: TokenSpan) -> MentionDraft | None:
    """Return the name in apposition to a description that begins a source: "The mayor, Ida Orr".

    The name ends the source, or a comma follows it. The description may be of several ("The mayor's rivals,
    Ida Orr and Bo Lund"), and the mention may cover both. None if the mention has a name, or is not of
    persons.
    """
    own, doc = entities.facts[phrase.piece], entities.doc
    if own.name or own.is_pronoun or not own.person:
        return None
    is_one = not own.plural or doc.lower[phrase.piece.start] == "one"
    return next(
        (
            one
            for one in entities.within(source)
            if one.kind == "person"
            and entities.facts[one.piece].name
            and bool(entities.facts[one.piece].plural) != is_one
            and (one.piece.end == source.end or doc[one.piece.end] == ",")
            and _is_apposed(one.piece, phrase.piece, doc)
        ),
        None,
    )


def _is_apposed(name: TokenSpan, described: TokenSpan, doc: Document) -> bool:
    """Return whether a name is in apposition to a description, which ends before it or covers it.

    After a comma it is if nothing else is set off before it and no clause begins there: "the woman who sued
    the mayor, Ida Orr" may be either. Without a comma it must hang on the description's head: "master of
    ceremonies Bo Lund".
    """
    if described.end == name.start - 1:
        return doc[described.end] == ","
    if not described.start < name.start < described.end or name.end > described.end:
        return False
    if doc.lower[name.start - 1] in _EXEMPLIFYING:
        return False  # "many in the hall, including the clerk Ida Orr"
    if doc[name.start - 1] == ",":
        before = doc.lower[described.start : name.start - 1]
        return _ENDING.isdisjoint(before)
    trees = doc.trees
    head, above = trees.head_of(name), trees.head_of(described)
    return trees.relations[head] == "appos" and trees.heads[head] == above < name.start


def where_now(entities: Entities, one: AttributionDraft, who: Identity | None) -> Identity | None:
    """Return a speaker, updated to where the source was moved if the original cluster is now empty."""
    phrase = entities.phrase_of(one.source[0]) if who and not entities.clusters[who.cluster] else None
    return who if phrase is None else entities.identity(phrase)


def introduced(entities: Entities, found: Sequence[AttributionDraft]) -> list[Identity]:
    """Return the persons named outside a transcript's turns.

    If exactly one of them has a full name, only that one is returned.
    """
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
    """Return the indices of the attributions that contain one, innermost first; parents form no cycle."""
    above = []
    parent = found[at].parent
    while parent is not None:
        above.append(parent)
        parent = found[parent].parent
    return above


def pronouns_in(
    spoken: list[tuple[int, TokenSpan]], one: AttributionDraft, doc: Document
) -> Iterator[TokenSpan]:
    """Yield the pronouns that are quoted verbatim: in a turn of a transcript, or after an opening quote.

    ``spoken`` has every "I", "we" and "you" in quoted speech as (first token, span), sorted.
    """
    for content in one.content:
        low = bisect_left(spoken, content.start, key=itemgetter(0))
        high = bisect_left(spoken, content.end, key=itemgetter(0))
        for at, piece in spoken[low:high]:
            if one.speaker or (doc.quote[content.start : at + 1] == OPENING).any():
                yield piece


def side_of(entities: Entities, speaker: Identity) -> Identity:
    """Return whom "we" refers to: the organisation that the speaker is affiliated with, else the speaker.

    An affiliation that is a place does not count: a member of parliament does not speak for her constituency.
    """
    affiliation = entities.standing(speaker.cluster).affiliation
    phrase = None if affiliation is None else entities.phrase_at(affiliation)
    if phrase is None or phrase.kind != "organization":
        return speaker
    return Identity(entities.identity(phrase).cluster, speaker.sure)
