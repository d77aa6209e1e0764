"""Conversion of a ``LedgerDraft`` (spans of tokens) to attributions and actors (spans of characters)."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import msgspec

from accordingto.reading.actors.actors import Actors
from accordingto.reading.actors.entities import Identity
from accordingto.reading.actors.source_kinds import source_kind
from accordingto.reading.attributions.audience import answered
from accordingto.reading.attributions.fields import chances_of
from accordingto.reading.encoder.kinds import SOURCE_KINDS
from accordingto.reading.lexicons import word_class
from accordingto.reading.text.bounds import in_order
from accordingto.reading.text.quotations import touching
from accordingto.types import Attribution, Claim, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from accordingto.reading.actors.entities import Entities
    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.encoder.kinds import KindTables
    from accordingto.reading.encoder.outputs import Floats
    from accordingto.reading.encoder.spans import TokenSpan
    from accordingto.reading.lexicons.outlets import Outlets
    from accordingto.reading.syntax.document import Document
    from accordingto.types import Actor, Form, Time

LEAST_SURE = 0.4
"""Least probability (0 to 1) of its cluster at which an addressee is linked to an actor."""

Said = TypeVar("Said", Attribution, Claim)


@dataclass(frozen=True)
class LedgerDraft:
    """What was read from a text, in tokens; each list has one entry per attribution, in the same order."""

    found: list[AttributionDraft]
    entities: Entities
    speakers: list[Identity | None]
    """The cluster that each source refers to, with its probability; None without a source."""
    addressees: list[TokenSpan | None]
    """The words that name the addressee of each attribution; None without one."""
    channels: list[tuple[TokenSpan, ...]]
    """The words that name the channel of each attribution, such as an interview or a statement."""
    fields: Floats
    """Scores of the values of all fields (attributions, ``VALUES``), from ``field_scores``."""
    first_names: frozenset[int] = frozenset()
    """Character offsets of weekdays that are somebody's first name."""


def make_attributions(
    doc: Document, draft: LedgerDraft, outlets: Outlets, least: float, kinds: KindTables
) -> tuple[list[Attribution], tuple[Actor, ...]]:
    """Return the attributions of a draft, in order, and their actors.

    Act, certainty, strength and polarity are still missing; ``presented`` fills them in. ``least`` is the
    probability below which a source gets no actor. The source kind is decided by the source's most likely
    actor, even one below ``least``.
    """
    ids = [f"q{i}" for i in range(1, len(draft.found) + 1)]
    judged = [chances_of(row, "source_kind", SOURCE_KINDS) for row in draft.fields]
    source_kinds = [
        source_kind(one, who, draft.entities, outlets, row, kinds)
        for one, who, row in zip(draft.found, draft.speakers, judged, strict=True)
    ]
    part_unsure(draft, [identified(draft.entities, who, least) for who in draft.speakers])
    speakers = [identified(draft.entities, who, least) for who in draft.speakers]
    hearers = [hearer(draft, i, own) for i, own in enumerate(speakers)]
    hearers = answered(draft.found, hearers, speakers, doc)
    actors = Actors(draft.entities, [c for c in (*speakers, *hearers) if c is not None], outlets)
    attributions = []
    for i, one in enumerate(draft.found):
        source, cue, content = (_spans(part, doc) for part in (one.source, (one.cue,), one.content))
        who, told_piece = draft.speakers[i], draft.addressees[i]
        attributions.append(
            Attribution(
                id=ids[i],
                source=source,
                cue=cue,
                content=content,
                actor=actors.id(speakers[i]),
                actor_confidence=None if who is None else round(who.sure, 2),
                source_kind=source_kinds[i],
                addressee=actors.id(hearers[i]),
                addressee_span=_spans((told_piece,) if told_piece else (), doc),
                channel=_spans(draft.channels[i], doc),
                form="direct" if one.speaker else form_of(content, cue[0], doc),
                parent=None if one.parent is None else ids[one.parent],
                confidence=round(one.confidence, 2),
            )
        )
    return attributions, actors.items


def part_unsure(draft: LedgerDraft, speakers: Sequence[int | None]) -> None:
    """Move each source that has no actor and is not a name out of a cluster that has a name.

    It gets a cluster of its own, so that the named actor neither lists it as a mention nor takes a role
    from it. ``speakers`` has the cluster of each source's actor, or None.
    """
    entities = draft.entities
    phrases = [entities.source_of(one) for one in draft.found]
    named = {at for at, of in enumerate(entities.clusters) if any(one.form == "name" for one, _ in of)}
    sure = {phrase.piece for phrase, at in zip(phrases, speakers, strict=True) if phrase and at is not None}
    for phrase, who in zip(phrases, draft.speakers, strict=True):
        if not who or not phrase or phrase.form == "name" or phrase.piece in sure:
            continue
        if entities.identity(phrase).cluster in named:
            entities.move(phrase, Identity(entities.begin(), who.sure))


def with_times(found: Iterable[Said], times: Sequence[Time]) -> tuple[Said, ...]:
    """Return attributions or claims with the ids of the temporal expressions within their content."""
    return tuple(msgspec.structs.replace(one, times=times_in(one.content, times)) for one in found)


def times_in(spans: Iterable[Span], times: Sequence[Time]) -> tuple[str, ...]:
    """Return the ids of the temporal expressions that lie within the spans; ``times`` is in text order."""
    found: set[int] = set()
    for span in spans:
        first = bisect_left(times, span.start, key=lambda time: time.start)
        last = bisect_left(times, span.end, lo=first, key=lambda time: time.start)
        found.update(at for at in range(first, last) if times[at].end <= span.end)
    return tuple(times[at].id for at in sorted(found))


def hearer(draft: LedgerDraft, i: int, speaker: int | None) -> int | None:
    """Return the cluster of an attribution's addressee; None without one, or if ``identified`` gives none.

    Nobody tells himself anything, except where the words say "himself".
    """
    entities, piece = draft.entities, draft.addressees[i]
    phrase = entities.phrase_of(piece) if piece else None
    if piece is None or phrase is None:
        return None
    at = identified(entities, entities.identity(phrase), LEAST_SURE)
    is_reflexive = entities.doc[piece.end - 1] in word_class("reflexives")
    return None if at == speaker and not is_reflexive else at


def identified(entities: Entities, who: Identity | None, least: float) -> int | None:
    """Return the cluster of ``who``; None below the probability ``least`` or if only pronouns refer to it."""
    if who is None or who.sure < least:
        return None
    return who.cluster if entities.is_named(who.cluster) else None


def form_of(content: tuple[Span, ...], cue: Span, doc: Document) -> Form:
    """Return whether all ("direct"), some ("mixed") or none ("indirect") of a content is quoted.

    Quotations that also contain the cue do not count.
    """
    inside = outside = False
    for span in content:
        quotes = (doc.quotations, doc.single_quotations)
        touched = [one for found in quotes for one in touching(found, span.start, span.end)]
        marked = sorted(
            (max(one.start, span.start) - span.start, min(one.end, span.end) - span.start)
            for one in touched
            if not (one.start <= cue.start and cue.end <= one.end)
        )
        at = 0
        for start, end in marked:
            outside = outside or _says_something(span.text[at:start])
            inside = inside or _says_something(span.text[start:end])
            at = max(at, end)
        outside = outside or _says_something(span.text[at:])
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def _says_something(words: str) -> bool:
    """Return whether a string has a letter or a digit."""
    return any(map(str.isalnum, words))


def _spans(pieces: Iterable[TokenSpan], doc: Document) -> tuple[Span, ...]:
    bounds = [(doc.start[p.start], doc.end[p.end - 1]) for p in pieces]
    return tuple(Span(a, b, doc.text[a:b]) for a, b in in_order(bounds))
