"""The ledger of one article as cards: one for each attribution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from accordingto.export.nesting import Entry, chain
from accordingto.export.voices import Voice, is_hedged
from accordingto.export.wording import joined, one_line, shortened
from accordingto.types import Form

CONTENT_LENGTH = 420
"""Characters of a content that a card shows; the article beside it has the rest."""

DEEPEST = 4
"""Depth beyond which cards are no further indented."""


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
    cue: str
    """The words that attribute."""
    circumstances: tuple[str, ...]
    """Whom it was said to and in what way, in the article's words."""
    content: str
    """What is attributed, shortened where long."""
    form: Form
    """How it is given."""
    hedges: tuple[str, ...]
    """The words that hedge."""
    is_hedged: bool
    """Whether it is shown hatched."""
    denied: bool
    """Whether the source presents the content as not so."""
    percent: int
    """How sure the reader is, in per cent."""
    is_sourceless: bool
    """Whether nobody is named."""


def cards(entries: Sequence[Entry], speakers: Sequence[Voice]) -> Iterator[Card]:
    """Give a card for each entry, in the entries' order."""
    by_number = {entry.number: entry for entry in entries}
    for entry in entries:
        one = entry.attribution
        yield Card(
            id=one.id,
            number=entry.number,
            parent=entry.parent,
            depth=min(entry.depth, DEEPEST),
            voice=speakers[entry.number - 1],
            chain=tuple(speakers[link.number - 1] for link in chain(entry, by_number)),
            cue=joined(one.cue),
            circumstances=tuple(
                words for part in (one.addressee_span, one.channel) if (words := joined(part))
            ),
            content=shortened(joined(one.content), CONTENT_LENGTH),
            form=one.form,
            hedges=tuple(one_line(span.text) for span in one.hedges),
            is_hedged=is_hedged(one),
            denied=one.polarity == "negative",
            percent=round(100 * one.confidence),
            is_sourceless=not one.source and one.actor is None,
        )
