"""Figures written as JSON, as CSV tables, and to the terminal."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from accordingto.bulk.stats.figures import Figures, Quoted, Share
from accordingto.bulk.stats.measures import MEASURES, SHOWN
from accordingto.export import cell_text, styled

if TYPE_CHECKING:
    from rich.console import Console

TABLES: Mapping[str, tuple[type[Struct], Callable[[Figures], Sequence[Struct]]]] = {
    "shares": (Share, lambda figures: figures.shares),
    "people": (Quoted, lambda figures: figures.people),
    "quoted": (Quoted, lambda figures: figures.quoted),
}
"""The CSV tables by name: the row type, whose fields are the columns, and a function returning the rows."""
LISTED = 15
"""Most rows of each table on the terminal."""


def figures_to_json(figures: Figures) -> bytes:
    """Write all figures as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(figures), indent=2) + b"\n"


def figures_to_csv(figures: Figures, table: str) -> bytes:
    """Write one of ``TABLES`` as CSV (RFC 4180, UTF-8), safe to open in a spreadsheet."""
    columns, rows = TABLES[table]
    page = io.StringIO(newline="")
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(columns.__struct_fields__)
    for row in rows(figures):
        writer.writerow([cell_text(value) for value in msgspec.structs.astuple(row)])
    return page.getvalue().encode()


def render_figures(figures: Figures, console: Console) -> None:
    """Show the main figures on a terminal."""
    from rich.table import Table

    console.print(summary_of(figures))
    shares = Table("Measure", "Of", "Share", title="All articles", title_justify="left", box=None)
    for one in figures.shares:
        if one.outlet is None and one.month is None and one.count:
            measure = MEASURES[one.measure]
            shares.add_row(measure.title, f"{one.whole:,} {measure.whole}", in_words(one))
    outlets = Table("Outlet", *(MEASURES[name].title for name in SHOWN), title="Outlets, by name", box=None)
    for outlet, found in by_outlet(figures)[:LISTED]:
        outlets.add_row(styled(outlet), *(in_words(found[name]) if name in found else "" for name in SHOWN))
    people = Table("Who", "Kind", "Times", "Articles", "Outlets", title="Quoted most", box=None)
    for person in figures.people[:LISTED]:
        numbers = (person.attributions, person.articles, person.outlets)
        people.add_row(styled(person.name), person.kind, *(f"{number:,}" for number in numbers))
    for table in (shares, outlets, people):
        console.print()
        console.print(table)


def summary_of(figures: Figures) -> str:
    """Return a one-line summary: counts of articles, outlets, attributions and failures, and the days."""
    days = f", {figures.first} to {figures.last}" if figures.first else ""
    return (
        f"{figures.articles:,} articles of {figures.outlets:,} outlets{days}; {figures.attributions:,} "
        f"attributions; {figures.failures:,} could not be read"
    )


def in_words(share: Share) -> str:
    """Return a share and its interval in percent, as "12.3 % (10.1–14.9)"."""
    return f"{100 * share.share:.1f} % ({100 * share.low:.1f}–{100 * share.high:.1f})"


def by_outlet(figures: Figures) -> list[tuple[str, dict[str, Share]]]:
    """Return the ``SHOWN`` measures of each outlet over all months, by measure name, sorted by outlet."""
    found: dict[str, dict[str, Share]] = {}
    for one in figures.shares:
        if one.outlet is not None and one.month is None and one.measure in SHOWN:
            found.setdefault(one.outlet, {})[one.measure] = one
    return sorted(found.items())
