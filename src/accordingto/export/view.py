"""What the page of one article shows, ready to be set: the template decides nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from accordingto.export.blocks import blocks
from accordingto.export.cards import Card, cards
from accordingto.export.marks import cut, marks_of
from accordingto.export.nesting import nest
from accordingto.export.overview import OWN, Overview, Run, Share, overview
from accordingto.export.setting import SetBlock, Setter
from accordingto.export.voices import Voice, is_hedged, voices
from accordingto.export.wording import one_line
from accordingto.types import Article, Ledger

LETTERED = 4.0
"""Parts of the strip at least this wide, in per cent, carry the letter of their voice."""

_MONTHS = (
    "", "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""By number; the names that ``calendar`` gives follow the reader's locale."""


class Bar(Struct, frozen=True):
    """One part of the strip, in per cent of its width."""

    x: float
    """Where it begins."""
    width: float
    """How wide it is."""
    colour: int
    """The colour of the voice; ``OWN`` for the outlet's."""
    letter: str
    """The letter of the voice, where there is room."""
    hedged: bool
    """Whether the innermost attribution is hedged."""
    number: int | None
    """The attribution it shows."""


class Note(Struct, frozen=True):
    """A warning."""

    message: str
    """What an editor would ask."""
    places: tuple[tuple[str, str], ...]
    """Anchor and words of each place it is about."""


class ArticleView(Struct, frozen=True):
    """One article and its ledger."""

    key: str
    """Prefix of all its anchors."""
    title: str
    """The headline, or what else names the article."""
    article: Article
    """The article as read."""
    date: str | None
    """The day of publication, written out."""
    blocks: tuple[SetBlock, ...]
    """The text."""
    overview: Overview
    """Who vouches for how much."""
    bars: tuple[Bar, ...]
    """The strip."""
    cards: tuple[Card, ...]
    """The attributions, parents before children."""
    notes: tuple[Note, ...]
    """The warnings."""
    reader: str
    """What read it."""

    @property
    def sources(self) -> int:
        """How many voices there are, besides the outlet's and those that cannot be told."""
        return len({card.voice.key for card in self.cards if card.voice.is_somebody})

    @property
    def own(self) -> Share | None:
        """The outlet's own share; None for an article without words."""
        return next((share for share in self.overview.shares if share.colour == OWN), None)


def view(ledger: Ledger, key: str) -> ArticleView:
    """Prepare one ledger for the page. ``key`` must differ among the articles of a page."""
    entries = nest(ledger.attributions)
    speakers = voices(ledger)
    layout = blocks(ledger.article)
    text = ledger.article.text
    marks = marks_of(entries, ledger.warnings)
    segments = list(cut(0, len(text), marks, (block.end for block in layout))) if text else []
    picture = overview(ledger, segments, speakers)
    return ArticleView(
        key=key,
        title=title_of(ledger.article),
        article=ledger.article,
        date=_written_out(ledger.article.published),
        blocks=tuple(Setter(text, key, entries, speakers).blocks(layout, segments)),
        overview=picture,
        bars=tuple(_bars(picture.runs, len(text), ledger, speakers)),
        cards=tuple(cards(entries, speakers)),
        notes=_notes(ledger, key),
        reader=ledger.reader,
    )


def title_of(article: Article) -> str:
    """Name an article: by its headline, its file, its address, or else its id."""
    headline = one_line(article.headline.text) if article.headline is not None else ""
    return headline or article.path or article.url or f"Article {article.id}"


def _bars(runs: Iterable[Run], length: int, ledger: Ledger, speakers: Sequence[Voice]) -> Iterable[Bar]:
    for run in runs:
        x, width = 100 * run.start / length, 100 * (run.end - run.start) / length
        if run.number is None:
            yield Bar(round(x, 3), round(width, 3), OWN, "", False, None)
        else:
            voice = speakers[run.number - 1]
            letter = voice.letter if width >= LETTERED else ""
            hedged = is_hedged(ledger.attributions[run.number - 1])
            yield Bar(round(x, 3), round(width, 3), voice.colour, letter, hedged, run.number)


def _notes(ledger: Ledger, key: str) -> tuple[Note, ...]:
    return tuple(
        Note(
            warning.message,
            tuple((f"{key}-w{number}", one_line(span.text)) for span in warning.spans[:1]),
        )
        for number, warning in enumerate(ledger.warnings, start=1)
    )


def _written_out(published: str | None) -> str | None:
    """Write the day of an ISO 8601 date as "4 March 2031"; what is none stays as it is."""
    if published is None:
        return None
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return published
    return f"{day.day} {_MONTHS[day.month]} {day.year}"
