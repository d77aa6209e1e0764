"""The format that the user asked for, and ledgers on the screen or in a stream."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from accordingto.export import Format, format_for, render
from accordingto.types import Ledger

if TYPE_CHECKING:
    from rich.console import Console

TERMINAL = "terminal"
"""The format that is for looking at: what is written where nothing says otherwise."""


def asked_for(
    name: str | None, out: Path | None, formats: Mapping[str, Format], default: str = TERMINAL
) -> Format:
    """Return the format that was named, else the one for the output's suffix, else the default.

    ``out`` is None for standard output.
    """
    if name is not None:
        return formats[name]
    return (format_for(out, formats) if out is not None else None) or formats[default]


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
