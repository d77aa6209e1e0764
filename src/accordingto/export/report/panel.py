"""The panel of an article: its voices, each with what the article tells of it and what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from accordingto.export.report.cast import GREY, UNIDENTIFIED, Cast, Voice
from accordingto.export.report.marks import Mark, marked
from accordingto.export.wording import joined, one_line, shortened
from accordingto.types import Actor, Attribution, Ledger

WORDINGS = 12
"""Ways of mentioning an actor that are listed; the rest are counted."""

STATEMENT_LENGTH, WORDING_LENGTH = 110, 60
"""Characters of a statement and of a mention that are shown; the article has the rest."""


class PanelLine(Struct, frozen=True):
    """An attribution as a line of the panel."""

    number: int
    """The attribution's number."""
    source: str
    """The source's words."""
    cue: str
    """The words that attribute."""
    content: str
    """What is attributed, shortened where long."""


class Wording(Struct, frozen=True):
    """One way in which the article mentions an actor."""

    words: str
    """The words, on one line."""
    count: int
    """How often they mention the actor."""
    start: int
    """Offset at which they first do."""


class Figure(Struct, frozen=True, kw_only=True):
    """A voice and everything the panel says of it."""

    voice: Voice
    """Who it is."""
    percent: int
    """Its words as a share of the article's."""
    wordings: tuple[Wording, ...]
    """How it does, in the order of the text, at most ``WORDINGS``."""
    other_wordings: int
    """How many more ways there are."""
    members: tuple[Voice, ...]
    """Who belongs to a group, where the article names them."""
    statements: tuple[PanelLine, ...]
    """What it says."""


class Panel(Struct, frozen=True, kw_only=True):
    """The voices of one article, who says most first."""

    coloured: tuple[Figure, ...]
    """Those with a colour."""
    grey: tuple[Figure, ...]
    """The others who say something."""
    silent: tuple[Figure, ...]
    """Those who say nothing."""
    unidentified: tuple[PanelLine, ...]
    """The statements of which nobody knows whose they are."""
    own_words: int
    """Words of the article in the outlet's own voice."""
    own_percent: int
    """The same as a share of the article's words."""
    has_actors: bool
    """Whether voices are actors, and not words of sources."""

    @property
    def speaking(self) -> int:
        """How many identified voices say something."""
        return len(self.coloured) + len(self.grey)


def panel(ledger: Ledger, cast: Cast) -> Panel:
    """Prepare the panel of one article."""
    figures = [_figure(voice, ledger.attributions, cast) for voice in cast.voices]
    return Panel(
        coloured=tuple(figure for figure in figures if figure.voice.colour != GREY),
        grey=tuple(figure for figure in figures if figure.voice.colour == GREY and figure.statements),
        silent=tuple(figure for figure in figures if not figure.statements),
        unidentified=tuple(
            _statement(number, ledger.attributions)
            for number, voice in enumerate(cast.speakers, start=1)
            if voice.number == UNIDENTIFIED
        ),
        own_words=cast.shares.own,
        own_percent=cast.shares.percent(cast.shares.own),
        has_actors=cast.has_actors,
    )


def mention_marks(voices: Iterable[Voice]) -> Iterator[Mark]:
    """Mark where the article mentions its actors."""
    for voice in voices:
        if voice.actor is not None:
            yield from marked(voice.actor.mentions, "mention", voice.number)


def _figure(voice: Voice, attributions: Sequence[Attribution], cast: Cast) -> Figure:
    wordings = _wordings(voice.actor) if voice.actor is not None else []
    members = voice.actor.members if voice.actor is not None else ()
    return Figure(
        voice=voice,
        percent=cast.shares.percent(voice.words),
        wordings=tuple(wordings[:WORDINGS]),
        other_wordings=len(wordings[WORDINGS:]),
        members=tuple(cast.by_actor[id] for id in members if id in cast.by_actor),
        statements=tuple(_statement(number, attributions) for number in voice.statements),
    )


def _wordings(actor: Actor) -> list[Wording]:
    """Gather equal mentions, upper and lower case alike, in the order of the text."""
    found: dict[str, Wording] = {}
    for mention in sorted(actor.mentions, key=lambda mention: mention.start):
        if mention.start < mention.end:
            words = shortened(one_line(mention.text), WORDING_LENGTH)
            first = found.get(words.casefold(), Wording(words, 0, mention.start))
            found[words.casefold()] = Wording(first.words, first.count + 1, first.start)
    return list(found.values())


def _statement(number: int, attributions: Sequence[Attribution]) -> PanelLine:
    one = attributions[number - 1]
    return PanelLine(
        number,
        shortened(joined(one.source), WORDING_LENGTH),
        shortened(joined(one.cue), WORDING_LENGTH),
        shortened(joined(one.content), STATEMENT_LENGTH),
    )
