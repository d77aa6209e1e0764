"""The ledger of one article as cards: one for each attribution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from accordingto.export.report.cast import UNIDENTIFIED, Cast, Voice
from accordingto.export.report.filters import STRENGTHS, sureness
from accordingto.export.report.nesting import PlacedAttribution, chain
from accordingto.export.wording import joined, one_line, shortened
from accordingto.types import Act, Attribution, Form, SourceKind, Strength

CONTENT_LENGTH = 420
"""Characters of a content that a card shows; the article beside it has the rest."""

PART_LENGTH = 90
"""Characters of a cue, an addressee or a channel that a card shows."""

STANCES: dict[Strength, str] = {
    strength: label for strength, label in STRENGTHS.items() if strength != "certain"
}
"""What a card shows of a strength; nothing if the source is certain."""
ACTS: dict[Act, str] = {"believe": "thinks or feels", "find": "finds"}
"""What is shown of an act whose word says little by itself."""

DEEPEST = 4
"""Depth beyond which cards are no further indented."""


class Told(Struct, frozen=True):
    """Whom something was said to."""

    words: str
    """The actor's name or the article's words, "to" before them."""
    voice: Voice | None
    """The actor, where the ledger says who it is."""


class Card(Struct, frozen=True):
    """One attribution as it is shown."""

    id: str
    """The attribution's id."""
    number: int
    """Its number in the ledger, from 1."""
    parent: int | None
    """The number of the one it stands in."""
    depth: int
    """How far it is indented, at most ``DEEPEST``."""
    voice: Voice
    """Who vouches."""
    chain: tuple[Voice, ...]
    """Who vouches for whom, from the outermost to this one."""
    skipped: int
    """How many links of a very long chain are left out between the outlet and the first of ``chain``."""
    told: Told | None
    """Whom it was said to."""
    channel: str
    """The way it was said, in the article's words, save what addressee and cue say already."""
    cue: str
    """The words that attribute."""
    content: str
    """What is attributed, shortened where long."""
    form: Form
    """How it is given."""
    source_kind: SourceKind | None
    """How the source is presented."""
    act: str
    """What the source does with it; empty where that is not known or is plain saying."""
    filed_act: str
    """The act it is found under; empty where that is not known."""
    filed_sure: str
    """The certainties it is found under, separated by blanks."""
    stance: str
    """How sure the source is, where that is less than certain."""
    hedges: tuple[str, ...]
    """The words that hedge."""
    is_hedged: bool
    """Whether it is shown hatched."""
    denied: bool
    """Whether the source denies the content or presents it as untrue."""
    percent: int
    """How sure the reader is, in per cent."""
    is_doubtful: bool
    """Whether that is so little that the card is to look it."""
    is_sourceless: bool
    """Whether nobody is named."""
    is_unidentified: bool
    """Whether somebody is, and nobody knows who it is; False where the ledger has no actors at all."""


def cards(entries: Sequence[PlacedAttribution], cast: Cast) -> Iterator[Card]:
    """Give a card for each entry, in the entries' order."""
    by_number = {entry.number: entry for entry in entries}
    for entry in entries:
        one, voice = entry.attribution, cast.speakers[entry.number - 1]
        links = chain(entry, by_number)
        yield Card(
            id=one.id,
            number=entry.number,
            parent=entry.parent,
            depth=min(entry.depth, DEEPEST),
            voice=voice,
            chain=tuple(cast.speakers[link.number - 1] for link in links),
            skipped=links[0].depth,
            told=_told(one, cast),
            channel=_channel(one),
            cue=shortened(joined(one.cue), PART_LENGTH),
            content=shortened(joined(one.content), CONTENT_LENGTH),
            form=one.form,
            source_kind=one.source_kind,
            act="" if one.act in (None, "say", "other") else ACTS.get(one.act, one.act),
            filed_act=one.act or "",
            filed_sure=" ".join(sureness(one)),
            stance=STANCES.get(one.strength, "") if one.strength else "",
            hedges=tuple(one_line(span.text) for span in one.hedges),
            is_hedged=entry.is_hedged,
            denied=one.polarity == "negative",
            percent=round(100 * one.confidence),
            is_doubtful=entry.is_doubtful,
            is_sourceless=not one.source and one.actor is None,
            is_unidentified=cast.has_actors and voice.number == UNIDENTIFIED and bool(one.source),
        )


def _told(one: Attribution, cast: Cast) -> Told | None:
    voice = cast.by_actor.get(one.addressee) if one.addressee is not None else None
    words = voice.name if voice is not None else shortened(joined(one.addressee_span), PART_LENGTH)
    if not words:
        return None
    return Told(words if words.casefold().startswith("to ") else f"to {words}", voice)


def _channel(one: Attribution) -> str:
    """Leave out a paper that is told something, and "in a statement" where that belongs to the cue."""
    named = [joined(part).casefold() for part in (one.addressee_span, one.cue)]
    spans = [
        span for span in one.channel if not any(one_line(span.text).casefold() in part for part in named)
    ]
    return shortened(joined(spans), PART_LENGTH)
