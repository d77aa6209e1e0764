"""The format that the user asked for, and ledgers on the screen or in a stream."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from accordingto.cli.output import check_ending
from accordingto.export import LEDGER_FORMATS, TABLE_FORMATS, TABLES, Format, format_for, render
from accordingto.types import Ledger

if TYPE_CHECKING:
    from rich.console import Console

TERMINAL = "terminal"
"""The format that is for looking at: what is written where nothing says otherwise."""


def asked_for(
    name: str | None, out: Path | None, formats: Mapping[str, Format], default: str = TERMINAL
) -> Format:
    """Return the format that was named, else the one for the output's suffix, else the default.

    ``out`` is None for standard output. Raises ``click.UsageError`` where its suffix is of a format that is
    not among them.
    """
    if name is not None:
        return formats[name]
    if out is not None and (found := format_for(out, formats)) is not None:
        return found
    check_ending(out)
    return formats[default]


def takes_table(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the option ``--table``; it gets the name of the table, or None for ledgers."""
    option = click.option(
        "--table",
        type=click.Choice(list(TABLES)),
        help="Write this table, a row for each, instead of ledgers; in csv, jsonl or parquet.  [default "
        "format: csv]",
    )
    return option(function)


def format_of_table(name: str | None, out: Path | None) -> Format:
    """Return the format in which a table is to be written. Raises ``click.UsageError`` if it is for none."""
    wanted = asked_for(name, out, LEDGER_FORMATS, default="csv")
    if wanted.table is None:
        raise click.UsageError(f"{wanted.name} is no format for a table: use {', '.join(TABLE_FORMATS)}.")
    return wanted


def write(chunks: Iterable[bytes], stream: BinaryIO) -> None:
    """Write each chunk at once, so that a program at the other end of a pipe can work along."""
    for chunk in chunks:
        stream.write(chunk)
        stream.flush()


def show(ledgers: Iterable[Ledger]) -> None:
    """Print ledgers in colour on the terminal that standard output is."""
    console = screen()
    for ledger in ledgers:
        render(ledger, console)


def screen() -> Console:
    """Return standard output as a terminal; characters that it cannot show become question marks."""
    from rich.console import Console

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    return Console()
