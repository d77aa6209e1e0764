"""Output of one page of a list from the library, as a table, JSON, JSON lines or CSV."""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click
import msgspec

from accordingto.cli.output import is_on_screen, open_output, standard_output

if TYPE_CHECKING:
    from accordingto.store import Page

FORMATS = ("terminal", "json", "jsonl", "csv")
PLAIN_WIDTH = 100
"""Width in columns if the output is not a terminal, fixed so that the same library gives the same bytes."""

Column = tuple[str, int, Callable[[Any], str]]
"""Heading, share of the remaining width (0: as wide as its content), and a function from item to cell."""


def takes_page(function: Callable[..., None]) -> Callable[..., None]:
    """Add the options of a page to a command, which gets them as ``format``, ``limit`` and ``after``."""
    for option in (
        click.option(
            "--after",
            callback=_place,
            metavar="PLACE",
            help="Continue where an earlier page stopped: copy the value that it printed.",
        ),
        click.option(
            "--limit",
            type=click.IntRange(1, 1_000_000),
            default=50,
            show_default=True,
            help="Largest number of rows.",
        ),
        click.option(
            "--format",
            type=click.Choice(FORMATS),
            default="terminal",
            show_default=True,
            help="Output format.",
        ),
    ):
        function = option(function)
    return function


def _place(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    from accordingto.store import PLACE

    if value is None or re.fullmatch(PLACE, value):
        return value
    raise click.BadParameter(
        f"{value!r} is not a value that a page printed; copy one, or leave out --after to start again"
    )


def write_page(
    page: Page[Any], kind: type[msgspec.Struct], format: str, columns: Sequence[Column], empty: str
) -> None:
    """Write a page to standard output, and to standard error a hint if it is empty or not the last.

    JSON holds the whole page, with the ``after`` of the next one. The other formats hold its rows; CSV has
    the field names of ``kind`` as header. ``empty`` is the hint for an empty page.
    """
    standard_output()  # fails if it is closed, even when there is nothing to write
    match format:
        case "terminal":
            _table(page.items, columns)
        case "json":
            _out(msgspec.json.format(msgspec.json.encode(page), indent=2) + b"\n")
        case "jsonl":
            _out(b"".join(msgspec.json.encode(item) + b"\n" for item in page.items))
        case _:
            _out(_csv(page.items, kind))
    if not page.items:
        click.echo(empty, err=True)
    elif page.after is not None:
        click.echo(f"There are more rows: continue with --after {page.after}", err=True)


def _out(data: bytes) -> None:
    with open_output(None) as stream:
        stream.write(data)


def _table(items: Sequence[Any], columns: Sequence[Column]) -> None:
    from rich.console import Console
    from rich.table import Table

    from accordingto.export.screen import styled

    if not items:
        return
    table = Table(box=None, pad_edge=False, header_style="bold", expand=False)
    for heading, share, _ in columns:
        table.add_column(heading, ratio=share or None, no_wrap=not share)
    for item in items:
        table.add_row(*(styled(value(item)) for _, _, value in columns))
    if is_on_screen():
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")
        Console().print(table)
        return
    page = io.StringIO()
    Console(file=page, width=PLAIN_WIDTH, color_system=None, force_terminal=False).print(table)
    _out("".join(f"{line.rstrip()}\n" for line in page.getvalue().splitlines()).encode())


def _csv(items: Sequence[Any], kind: type[msgspec.Struct]) -> bytes:
    """Return the items as CSV (RFC 4180) with a header; cells are escaped so that none is a formula."""
    from accordingto.export import cell_text

    page = io.StringIO()
    writer = csv.writer(page)
    writer.writerow(kind.__struct_fields__)
    for item in items:
        writer.writerow(cell_text(value) for value in msgspec.structs.astuple(item))
    return page.getvalue().encode()
