"""A ledger on the terminal: the marked article, then tables of its attributions and actors.

On a terminal, marks are styles (bold sources, italic cues, underlined contents) and colours; without styles,
as in a pipe, they are brackets. Control characters in the article are escaped.
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
"""Greatest width of the article, in columns."""

TABLE_WIDTH = 110
"""Greatest width of the tables, in columns."""

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def render(ledger: Ledger, console: Console) -> None:
    """Print a ledger on a console, with styles and colours as far as the console supports them."""
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
    """Return the outlet, the authors and the date of the article, as far as known; None if nothing is."""
    authors = f"By {', '.join(article.byline)}" if article.byline else ""
    day = long_day(article.published) if article.published else ""
    known = " · ".join(filter(None, (article.outlet, authors, day)))
    return styled(known, "dim") if known else None


def _remarks(ledger: Ledger) -> Iterator[Text]:
    """Yield the headline checks, the deadlines and the warnings, one line each."""
    numbers = count(1)
    for one in headline_findings(ledger, numbers):
        often = f" ({one.often})" if one.often else ""
        yield styled(f"Headline “{one.words}”: {one.label}{often}")
    for one in term_findings(ledger.times, numbers):
        yield styled(f"Due {one.label}: “{one.words}”")
    for note in notes(ledger.warnings):
        yield _asked(note)


def _paragraphs(text: str, layout: Iterable[Block], segments: Iterable[Segment], pen: _Pen) -> Iterator[Text]:
    """Yield the styled blocks that are not blank. Segments must not cross the boundaries of blocks."""
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
    """A way of marking the parts of attributions in the text."""

    def write(self, paragraph: Text, segment: Segment, words: str) -> None:
        """Append the words of a segment, with its marks, to a paragraph."""

    def key(self) -> Text:
        """Return a line that explains the marks."""


class _BracketPen:
    """A pen that marks with brackets, for output without styles."""

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
    """A pen that marks with text styles, which differ even without colours."""

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
    message = f"{note.message.removesuffix('.')}: {places}{more}" if places else note.message
    return styled(f"Ask: {message}")
