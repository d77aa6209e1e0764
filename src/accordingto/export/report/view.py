"""What the page of one article shows, ready to be set: the template decides nothing."""

from __future__ import annotations

from itertools import count

from msgspec import Struct

from accordingto.export.report.blocks import blocks
from accordingto.export.report.cards import Card, cards
from accordingto.export.report.cast import cast_of
from accordingto.export.report.days import long_day
from accordingto.export.report.filters import Choices, choices
from accordingto.export.report.findings import Finding, headline_findings, term_findings
from accordingto.export.report.marks import cut, marks_of
from accordingto.export.report.nesting import nest
from accordingto.export.report.notes import Note, notes, place_marks
from accordingto.export.report.panel import Panel, mention_marks, panel
from accordingto.export.report.setting import SetBlock, Setter
from accordingto.export.report.strip import StripSegment, bars
from accordingto.export.report.timeline import Timeline, timeline
from accordingto.export.wording import title_of
from accordingto.types import Article, Ledger


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
    words: int
    """Words of the article."""
    panel: Panel
    """Who speaks, and for how much of it."""
    bars: tuple[StripSegment, ...]
    """The strip."""
    cards: tuple[Card, ...]
    """The attributions, parents before children."""
    notes: tuple[Note, ...]
    """The warnings."""
    headline: tuple[Finding, ...]
    """What became of the headline."""
    terms: tuple[Finding, ...]
    """What falls due."""
    timeline: Timeline | None
    """What has a day, where anything has."""
    choices: Choices
    """What the attributions can be narrowed down to."""
    reader: str
    """What read it."""

    @property
    def has_hedged(self) -> bool:
        """Whether anything is shown as hedged."""
        return any(card.is_hedged for card in self.cards)

    @property
    def has_open(self) -> bool:
        """Whether anything is shown as less than certain."""
        return any(card.stance for card in self.cards)

    @property
    def has_doubtful(self) -> bool:
        """Whether anything is shown as doubtful."""
        return any(card.is_doubtful for card in self.cards)


def view(ledger: Ledger, key: str) -> ArticleView:
    """Prepare one ledger for the page. ``key`` must differ among the articles of a page."""
    entries = nest(ledger.attributions)
    cast = cast_of(ledger, entries)
    layout = blocks(ledger.article)
    text = ledger.article.text
    asked = notes(ledger.warnings)
    places = [place for note in asked for place in note.places]
    numbers = count(len(places) + 1)
    headline = headline_findings(ledger, numbers)
    terms = term_findings(ledger.times, numbers)
    when = timeline(ledger, cast, entries, numbers)
    places += [place for finding in (*headline, *terms) for place in finding.places]
    places += [*(row.place for row in when.rows), *when.vague] if when is not None else []
    marks = [*marks_of(entries), *mention_marks(cast.voices), *place_marks(places)]
    segments = list(cut(0, len(text), marks, (block.end for block in layout))) if text else []
    return ArticleView(
        key=key,
        title=title_of(ledger.article),
        article=ledger.article,
        date=long_day(ledger.article.published) if ledger.article.published else None,
        blocks=tuple(Setter(text, key, entries, cast.speakers).blocks(layout, segments)),
        words=cast.shares.total,
        panel=panel(ledger, cast),
        bars=tuple(bars(segments, len(text), entries, cast.speakers)),
        cards=tuple(cards(entries, cast)),
        notes=tuple(asked),
        headline=headline,
        terms=terms,
        timeline=when,
        choices=choices(entries, cast),
        reader=ledger.reader,
    )
