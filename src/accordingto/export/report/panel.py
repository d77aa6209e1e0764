"""The view model of the panel of sources: the voices of an article with their mentions and statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from accordingto.export.report.cast import GREY, UNIDENTIFIED, Cast, Voice
from accordingto.export.report.marks import Mark, marked
from accordingto.export.wording import joined, one_line, shortened
from accordingto.types import Actor, Attribution, Ledger

WORDINGS = 12
"""Number of different wordings of mentions listed for an actor; the rest are only counted."""

STATEMENT_LENGTH, WORDING_LENGTH = 110, 60
"""Greatest number of characters shown of a statement, and of a mention, source or cue."""


class PanelLine(Struct, frozen=True):
    """An attribution as a line of the panel."""

    number: int
    """The attribution's number."""
    source: str
    """The source's words."""
    cue: str
    """The words that attribute."""
    content: str
    """What is attributed, shortened if long."""


class Wording(Struct, frozen=True):
    """A wording with which the article mentions an actor."""

    words: str
    """The words, on one line."""
    count: int
    """Number of mentions with these words."""
    start: int
    """Offset of the first such mention."""


class Figure(Struct, frozen=True, kw_only=True):
    """A voice with its mentions and statements."""

    voice: Voice
    """The voice."""
    percent: int
    """Its words as a share of the article's words, in per cent."""
    wordings: tuple[Wording, ...]
    """The wordings that mention it, in the order of the text, at most ``WORDINGS``."""
    other_wordings: int
    """Number of further wordings."""
    members: tuple[Voice, ...]
    """For a group: its members, if the article names them."""
    statements: tuple[PanelLine, ...]
    """Its attributions."""


class Panel(Struct, frozen=True, kw_only=True):
    """The voices of one article, those with most words first."""

    coloured: tuple[Figure, ...]
    """Voices with a colour of their own."""
    grey: tuple[Figure, ...]
    """The other voices with statements."""
    silent: tuple[Figure, ...]
    """Voices without statements."""
    unidentified: tuple[PanelLine, ...]
    """Attributions whose source cannot be identified."""
    own_words: int
    """Number of words in the outlet's own voice."""
    own_percent: int
    """The same as a share of the article's words, in per cent."""
    has_actors: bool
    """Whether voices are actors; otherwise they are grouped by the words of sources."""

    @property
    def speaking(self) -> int:
        """Number of identified voices with statements."""
        return len(self.coloured) + len(self.grey)


def panel(ledger: Ledger, cast: Cast) -> Panel:
    """Return the panel of one article."""
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
    """Yield marks for the mentions of actors."""
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
    """Return the distinct wordings of an actor's mentions, ignoring case, in the order of the text."""
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
