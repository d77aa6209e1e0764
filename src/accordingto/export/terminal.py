"""A ledger on the terminal: the article with its marks, then its attributions and its actors as tables.

On a terminal the marks are styles (bold sources, italic cues, underlined contents) and colours; where there
are no styles, as in a pipe, they are brackets. Nothing that stands in the article reaches the terminal as a
control sequence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import TYPE_CHECKING, ClassVar, Protocol

from accordingto.export.report.blocks import Block, blocks
from accordingto.export.report.cards import cards
from accordingto.export.report.cast import Voice, cast_of
from accordingto.export.report.days import long_day
from accordingto.export.report.findings import headline_findings, term_findings
from accordingto.export.report.marks import Part, Segment, cut, marks_of
from accordingto.export.report.nesting import PlacedAttribution, nest
from accordingto.export.report.notes import Note, notes
from accordingto.export.report.shares import Shares
from accordingto.export.screen import safe, styled, styles_of
from accordingto.export.tables import actor_table, attribution_table
from accordingto.types import Article, Ledger

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

WIDTH = 78
"""Columns that the article is wrapped at, on wider terminals too."""

TABLE_WIDTH = 110
"""Columns of the tables, where the terminal has them."""

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def render(ledger: Ledger, console: Console) -> None:
    """Print a ledger. Whether there are styles and colours is the console's affair."""
    entries = nest(ledger.attributions)
    cast = cast_of(ledger, entries)
    layout = blocks(ledger.article)
    text = ledger.article.text
    segments = list(cut(0, len(text), marks_of(entries), (block.end for block in layout))) if text else []
    styles = styles_of(console)
    pen = _BracketPen() if console.color_system is None else _StylePen(entries, cast.speakers, styles)
    width = min(WIDTH, console.width)
    origin = _origin(ledger.article)
    for paragraph in (*([origin] if origin else []), *_paragraphs(text, layout, segments, pen)):
        console.print(paragraph, width=width)
        console.print()
    console.print(_summary(cast.shares, len(entries)), width=width)
    if entries:
        wide = max(width, min(console.width, TABLE_WIDTH))
        console.print(pen.key(), width=width)
        console.print()
        console.print(attribution_table(cards(entries, cast), styles), width=wide)
        console.print()
        console.print(actor_table(cast, styles), width=wide)
    for number, line in enumerate(_remarks(ledger)):
        if not number:
            console.print()
        console.print(line, width=width)


def _origin(article: Article) -> Text | None:
    """Return who published the article, by whom it is and of which day it is, as far as that is known."""
    authors = f"By {', '.join(article.byline)}" if article.byline else ""
    day = long_day(article.published) if article.published else ""
    known = " · ".join(filter(None, (article.outlet, authors, day)))
    return styled(known, "dim") if known else None


def _remarks(ledger: Ledger) -> Iterator[Text]:
    """Yield the checks of the headline, the deadlines and the questions of an editor, one per line."""
    numbers = count(1)
    for kind, found in (
        ("Headline", headline_findings(ledger, numbers)),
        ("Due", term_findings(ledger.times, numbers)),
    ):
        for one in found:
            often = f" ({one.often})" if one.often else ""
            yield styled(f"{kind}: {one.label}{often}: {one.words}")
    for note in notes(ledger.warnings):
        yield _asked(note)


def _paragraphs(text: str, layout: Iterable[Block], segments: Iterable[Segment], pen: _Pen) -> Iterator[Text]:
    """Give each paragraph that is not blank; every edge of a block is an edge of a segment."""
    upcoming = iter(segments)
    for block in layout:
        paragraph = styled("", "bold" if block.kind == "headline" else "")
        for segment in upcoming:
            words = text[segment.start : segment.end]
            shown = words.rstrip() if segment.end == block.end else words
            pen.write(paragraph, segment, safe(shown))
            if segment.end == block.end:
                break
        if block.kind != "blank":
            yield paragraph


class _Pen(Protocol):
    """A way to tell marks from plain text."""

    def write(self, paragraph: Text, segment: Segment, words: str) -> None:
        """Append the words of a segment."""

    def key(self) -> Text:
        """Explain the marks in one line."""


class _BracketPen:
    """Writes the marks as brackets, for where there is nothing but text."""

    _EDGES: ClassVar[dict[Part, str]] = {"source": "{}", "cue": "<>", "content": "[]", "hedge": "~~"}

    def write(self, paragraph: Text, segment: Segment, words: str) -> None:
        for mark in segment.marks:
            if mark.start == segment.start and mark.part in self._EDGES:
                number = f"{mark.owner} " if mark.part == "content" else ""
                paragraph.append(f"{self._EDGES[mark.part][0]}{number}")
        paragraph.append(words)
        for mark in reversed(segment.marks):
            if mark.end == segment.end and mark.part in self._EDGES:
                paragraph.append(self._EDGES[mark.part][1])

    def key(self) -> Text:
        return styled("{source} <cue> [1 content of attribution 1] ~hedge~")


class _StylePen:
    """Writes the marks as styles, which tell them apart without colours too."""

    _STYLES: ClassVar[dict[Part, str]] = {"source": "bold", "cue": "italic", "hedge": "dim"}

    def __init__(
        self, entries: Iterable[PlacedAttribution], speakers: Sequence[Voice], styles: Sequence[str]
    ) -> None:
        self._lines = {entry.number: "underline2" if entry.is_hedged else "underline" for entry in entries}
        self._colours = [styles[voice.colour] for voice in speakers]

    def write(self, paragraph: Text, segment: Segment, words: str) -> None:
        for mark in segment.marks:
            if mark.start == segment.start and mark.part == "content":
                paragraph.append(str(mark.owner).translate(_RAISED), style="dim")
        contents = segment.owners("content")
        styles = [self._lines[contents[-1]], self._colours[contents[-1] - 1]] if contents else []
        styles += [self._STYLES[mark.part] for mark in segment.marks if mark.part in self._STYLES]
        paragraph.append(words, style=" ".join(styles))

    def key(self) -> Text:
        key = styled("source", "bold").append("  ").append("cue", "not bold italic").append("  ")
        key.append("¹", "not bold dim").append("content", "not bold underline").append("  ")
        return key.append("hedged", "not bold underline2").append("  ").append("hedge", "not bold dim")


def _summary(shares: Shares, many: int) -> Text:
    if not shares.total:
        return styled("This article has no text. Check that it is the right file.")
    if not many:
        return styled(f"{_words(shares.total)}, and no source is cited: all in the outlet’s own voice.")
    number = f"{many:,} attribution{'' if many == 1 else 's'}"
    own = shares.percent(shares.own)
    return styled(f"{number} in {_words(shares.total)}, of which {own} % in the outlet’s own voice.")


def _words(many: int) -> str:
    return f"{many:,} word{'' if many == 1 else 's'}"


def _asked(note: Note) -> Text:
    places = ", ".join(place.words for place in note.places)
    more = f" and {note.more:,} more" if note.more else ""
    return styled(f"Ask: {note.message} {places}{more}".rstrip())
