"""The tables of attributions and actors on the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from accordingto.export.report.cards import Card
from accordingto.export.report.cast import Cast, Voice
from accordingto.export.screen import styled
from accordingto.export.wording import shortened

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

ID_LENGTH, SOURCE_LENGTH, CONTENT_LENGTH = 12, 48, 80
"""Greatest number of characters in a cell with an id; with a name, a cue or an addressee; with a content."""

ACTORS = 20
"""Number of actors that are listed, those with most words first; the others are only counted."""


def attribution_table(shown: Iterable[Card], styles: Sequence[str]) -> Table:
    """Return the attributions as a table, nested ones indented. ``styles`` are those of the voice colours."""
    table = _table()
    table.add_column("id", no_wrap=True)
    table.add_column("actor", ratio=4)
    table.add_column("cue, to whom", ratio=3)
    table.add_column("content", ratio=6)
    table.add_column("act, form", ratio=3)
    table.add_column("sure", no_wrap=True, justify="right")
    for card in shown:
        indent = "  " * (card.depth - 1) + "└ " if card.depth else ""
        table.add_row(
            styled(f"{indent}{shortened(card.id, ID_LENGTH)}"),
            _who(card, styles),
            _how(card),
            styled(shortened(card.content, CONTENT_LENGTH)),
            _what(card),
            f"{card.percent} %",
        )
    return table


def _who(card: Card, styles: Sequence[str]) -> Text:
    name = styled(shortened(card.voice.name, SOURCE_LENGTH), styles[card.voice.colour])
    if card.is_unidentified:
        return name.append(" (not identified)", "dim")
    if card.voice.description:
        name.append("\n").append_text(styled(shortened(card.voice.description, SOURCE_LENGTH), "dim"))
    return name


def _how(card: Card) -> Text:
    parts = (card.cue, card.told.words if card.told is not None else "", card.channel)
    return styled(", ".join(shortened(words, SOURCE_LENGTH) for words in parts if words))


def _what(card: Card) -> str:
    """Return the form, and above it the act unless that is plain saying."""
    form = f"{card.form}, hedged" if card.is_hedged else card.form
    return f"{card.act}\n{form}" if card.act else form


def actor_table(cast: Cast, styles: Sequence[str]) -> RenderableType:
    """Return the actors with statements as a table, or a sentence if there are none."""
    from rich.console import Group

    speaking = [voice for voice in cast.voices if voice.statements]
    if not cast.has_actors:
        return styled("No actors were identified: sources are told apart by their words.")
    if not speaking:
        return styled("The sources could not be identified.")
    table = _table()
    table.add_column("actor", ratio=4)
    table.add_column("role", ratio=3)
    table.add_column("affiliation", ratio=3)
    table.add_column("statements", no_wrap=True, justify="right")
    table.add_column("mentions", no_wrap=True, justify="right")
    for voice in islice(speaking, ACTORS):
        table.add_row(*_row(voice, styles[voice.colour]))
    rest = _rest(len(speaking) - ACTORS, len(cast.voices) - len(speaking))
    return Group(table, styled(rest)) if rest else table


def _row(voice: Voice, style: str) -> Iterator[Text]:
    yield styled(shortened(voice.name, SOURCE_LENGTH), style)
    yield styled(shortened(voice.role, SOURCE_LENGTH))
    yield styled(shortened(voice.affiliation, SOURCE_LENGTH))
    yield styled(f"{len(voice.statements):,}")
    yield styled(f"{voice.mentions:,}")


def _make(many: int) -> str:
    return "makes" if many == 1 else "make"


def _rest(speaking: int, silent: int) -> str:
    parts = (
        f"{speaking:,} more {_make(speaking)} statements" if speaking > 0 else "",
        f"{silent:,} {_make(silent)} no statements" if silent else "",
    )
    return ", ".join(part for part in parts if part)


def _table() -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    return Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False, expand=True)
