"""The view model of an article's page; the template makes no decisions of its own."""

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
    """An article and its ledger, as the page shows them."""

    key: str
    """Prefix of all ids and anchors of the article."""
    title: str
    """The headline, or else the file, the address or the id."""
    article: Article
    """The article itself."""
    date: str | None
    """The date of publication in words; None if unknown."""
    blocks: tuple[SetBlock, ...]
    """The text, divided into headline and paragraphs."""
    words: int
    """Number of words of the article."""
    panel: Panel
    """The sources."""
    bars: tuple[StripSegment, ...]
    """The bars of the strip."""
    cards: tuple[Card, ...]
    """The attributions, parents before children."""
    notes: tuple[Note, ...]
    """The warnings."""
    headline: tuple[Finding, ...]
    """The headline checks."""
    terms: tuple[Finding, ...]
    """The deadlines."""
    timeline: Timeline | None
    """The timeline; None if nothing in the article has a date."""
    choices: Choices
    """The values that the attributions can be filtered by."""
    reader: str
    """Version of the reader that made the ledger."""

    @property
    def has_hedged(self) -> bool:
        """Whether any attribution is shown as hedged."""
        return any(card.is_hedged for card in self.cards)

    @property
    def has_open(self) -> bool:
        """Whether any attribution is shown as less than certain."""
        return any(card.stance for card in self.cards)

    @property
    def has_doubtful(self) -> bool:
        """Whether any attribution is shown as doubtful."""
        return any(card.is_doubtful for card in self.cards)


def view(ledger: Ledger, key: str) -> ArticleView:
    """Return the view model of a ledger. ``key`` must be unique among the articles of a page."""
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
