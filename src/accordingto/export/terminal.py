"""A ledger on the terminal: the article with its marks, then the attributions as a table.

On a terminal the marks are styles (bold sources, italic cues, underlined contents) and colours; where there
are no styles, as in a pipe, they are brackets. Nothing that stands in the article reaches the terminal as a
control sequence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, Protocol

from accordingto.export.blocks import Block, blocks
from accordingto.export.cards import Card, cards
from accordingto.export.marks import Part, Segment, cut, marks_of
from accordingto.export.nesting import nest
from accordingto.export.overview import Overview, overview
from accordingto.export.voices import Voice, is_hedged, voices
from accordingto.export.wording import one_line, shortened
from accordingto.types import Ledger

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

WIDTH = 78
"""Columns that the article is wrapped at, on wider terminals too."""

TABLE_WIDTH = 110
"""Columns of the table, where the terminal has them."""

ID_LENGTH, SOURCE_LENGTH, CONTENT_LENGTH = 12, 40, 80
"""Characters of an id, of a source or a cue, and of a content in the table."""

_COLOURS = (
    "bright_black",
    "blue",
    "yellow",
    "green",
    "magenta",
    "cyan",
    "red",
    "bright_blue",
    "bright_magenta",
)
"""One for each colour of a voice, grey first; the sixteen that every terminal theme makes readable."""

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

_SAFE = {code: 0x2400 + code for code in range(0x20)}
_SAFE |= {0x7F: 0x2421, 0x09: 0x20, 0x0A: 0x20, 0x0D: 0x20, 0x2028: 0x20, 0x2029: 0x20}
_SAFE |= dict.fromkeys([*range(0x80, 0xA0), *range(0xD800, 0xE000)], 0xFFFD)
_SAFE |= dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD)


def safe(text: str) -> str:
    """Replace, one for one, what could drive a terminal: controls, surrogates and changes of direction.

    White space becomes blanks and C0 controls become their pictures; the rest becomes U+FFFD.
    """
    return text.translate(_SAFE)


def render(ledger: Ledger, console: Console) -> None:
    """Print a ledger. Whether there are styles and colours is the console's affair."""
    speakers = voices(ledger)
    entries = nest(ledger.attributions)
    layout = blocks(ledger.article)
    text = ledger.article.text
    segments = list(cut(0, len(text), marks_of(entries), (block.end for block in layout))) if text else []
    pen = _BracketPen() if console.color_system is None else _StylePen(ledger, speakers)
    width = min(WIDTH, console.width)
    for paragraph in _paragraphs(text, layout, segments, pen):
        console.print(paragraph, width=width)
        console.print()
    console.print(_summary(overview(ledger, segments, speakers), len(entries)), width=width)
    if entries:
        console.print(pen.key(), width=width)
        console.print()
        console.print(_table(cards(entries, speakers)), width=max(width, min(console.width, TABLE_WIDTH)))
    for warning in ledger.warnings:
        places = ", ".join(shortened(one_line(span.text), 50) for span in warning.spans)
        console.print(_text(f"Ask: {warning.message} {places}".rstrip()), width=width)


def _text(words: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(safe(words), style=style)


def _paragraphs(text: str, layout: Iterable[Block], segments: Iterable[Segment], pen: _Pen) -> Iterator[Text]:
    """Give each paragraph that is not blank; every edge of a block is an edge of a segment."""
    upcoming = iter(segments)
    for block in layout:
        paragraph = _text("", "bold" if block.kind == "headline" else "")
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
        return _text("{source} <cue> [1 content of attribution 1] ~hedge~")


class _StylePen:
    """Writes the marks as styles, which tell them apart without colours too."""

    _STYLES: ClassVar[dict[Part, str]] = {"source": "bold", "cue": "italic", "hedge": "dim"}

    def __init__(self, ledger: Ledger, speakers: Sequence[Voice]) -> None:
        self._styles = [
            f"underline{'2' if is_hedged(one) else ''} {_COLOURS[voice.colour]}"
            for one, voice in zip(ledger.attributions, speakers, strict=True)
        ]

    def write(self, paragraph: Text, segment: Segment, words: str) -> None:
        for mark in segment.marks:
            if mark.start == segment.start and mark.part == "content":
                paragraph.append(str(mark.owner).translate(_RAISED), style="dim")
        contents = segment.owners("content")
        styles = [self._styles[contents[-1] - 1]] if contents else []
        styles += [self._STYLES[mark.part] for mark in segment.marks if mark.part in self._STYLES]
        paragraph.append(words, style=" ".join(styles))

    def key(self) -> Text:
        key = _text("source", "bold").append("  ").append("cue", "not bold italic").append("  ")
        key.append("¹", "not bold dim").append("content", "not bold underline").append("  ")
        return key.append("hedged", "not bold underline2").append("  ").append("hedge", "not bold dim")


def _summary(picture: Overview, attributions: int) -> Text:
    if not picture.words:
        return _text("This article has no text. See that the file is the right one.")
    if not attributions:
        return _text(f"{picture.words:,} words, and nobody is cited: all in the outlet’s own voice.")
    own = picture.shares[0].percent
    number = f"{attributions:,} attribution{'' if attributions == 1 else 's'}"
    return _text(f"{number} in {picture.words:,} words, of which {own} % in the outlet’s own voice.")


def _table(shown: Iterable[Card]) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False, expand=True)
    table.add_column("id", no_wrap=True)
    table.add_column("source", ratio=4)
    table.add_column("cue", ratio=3)
    table.add_column("content", ratio=7)
    table.add_column("form", no_wrap=True)
    table.add_column("sure", no_wrap=True, justify="right")
    for card in shown:
        indent = "  " * (card.depth - 1) + "└ " if card.depth else ""
        table.add_row(
            _text(f"{indent}{shortened(card.id, ID_LENGTH)}"),
            _text(shortened(card.voice.name, SOURCE_LENGTH), _COLOURS[card.voice.colour]),
            _text(shortened(card.cue, SOURCE_LENGTH)),
            _text(shortened(card.content, CONTENT_LENGTH)),
            f"{card.form}, hedged" if card.is_hedged else card.form,
            f"{card.percent} %",
        )
    return table
