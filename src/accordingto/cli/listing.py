"""A page of a list from the library: as a table, JSON, JSON lines or CSV."""

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
"""Columns where the output does not go to a terminal, so that the same library gives the same bytes."""

Column = tuple[str, int, Callable[[Any], str]]
"""Heading, share of the width that is left (0: as wide as it is), and what stands in a row."""


def takes_page(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options about a page: ``format``, ``limit`` and ``after``."""
    for option in (
        click.option(
            "--after",
            callback=_place,
            metavar="PLACE",
            help="Continue where an earlier page stopped: copy the value it prints.",
        ),
        click.option(
            "--limit",
            type=click.IntRange(1, 1_000_000),
            default=50,
            show_default=True,
            help="Greatest number of rows.",
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
        f"{value!r} is not a value that a page printed; copy one, or leave --after out to start again"
    )


def write_page(
    page: Page[Any], kind: type[msgspec.Struct], format: str, columns: Sequence[Column], empty: str
) -> None:
    """Write a page on standard output; on standard error what to do where it is empty or there is more.

    JSON has the whole page, with where the next one begins; the other formats have its rows, CSV with the
    fields of ``kind`` above them.
    """
    standard_output()  # one that is closed is told, though there were nothing to write
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
    """Return the rows as CSV (RFC 4180), always with a header; no cell is a formula for a spreadsheet."""
    page = io.StringIO()
    writer = csv.writer(page)
    writer.writerow(kind.__struct_fields__)
    for item in items:
        writer.writerow(_cell(value) for value in msgspec.structs.astuple(item))
    return page.getvalue().encode()


def _cell(value: object) -> str:
    from accordingto.export import defused

    if value is None:
        return ""
    return defused(" | ".join(value) if isinstance(value, tuple) else str(value))
