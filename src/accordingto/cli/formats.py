"""Choice of the output format, and the writing of ledgers to a terminal or a stream."""

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
"""Name of the format for people, the default of most commands."""


def asked_for(
    name: str | None, out: Path | None, formats: Mapping[str, Format], default: str = TERMINAL
) -> Format:
    """Return the format with this name, else the one for the suffix of ``out``, else the default.

    ``out`` is None for standard output. Raises ``click.UsageError`` if its suffix belongs to a format that
    this command does not write.
    """
    if name is not None:
        return formats[name]
    if out is not None and (found := format_for(out, formats)) is not None:
        return found
    check_ending(out)
    return formats[default]


def takes_table(function: Callable[..., None]) -> Callable[..., None]:
    """Add the option ``--table`` to a command, which gets the table's name as ``table``, None for ledgers."""
    option = click.option(
        "--table",
        type=click.Choice(list(TABLES)),
        help="Write this table instead of ledgers, one row per item, in csv, jsonl or parquet.  [default "
        "format: csv]",
    )
    return option(function)


def format_of_table(name: str | None, out: Path | None) -> Format:
    """Return the format for a table. Raises ``click.UsageError`` if the one asked for cannot hold tables."""
    wanted = asked_for(name, out, LEDGER_FORMATS, default="csv")
    if wanted.table is None:
        raise click.UsageError(f"{wanted.name} cannot hold a table: use {', '.join(TABLE_FORMATS)}.")
    return wanted


def write(chunks: Iterable[bytes], stream: BinaryIO) -> None:
    """Write and flush chunk by chunk, so that a program reading the pipe gets each result at once."""
    for chunk in chunks:
        stream.write(chunk)
        stream.flush()


def show(ledgers: Iterable[Ledger]) -> None:
    """Print ledgers in colour on standard output, which must be a terminal."""
    console = screen()
    for ledger in ledgers:
        render(ledger, console)


def screen() -> Console:
    """Return a console on standard output, where characters it cannot encode become question marks."""
    from rich.console import Console

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    return Console()
