"""Ledgers to bytes, in the format the user asked for, as they come."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from accordingto.types import Ledger

PLAIN_WIDTH = 100
"""Columns of terminal output that does not go to a terminal, so that the same input gives the same bytes."""


class Format(StrEnum):
    """What ``read`` can write."""

    TERMINAL = "terminal"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"
    CSV = "csv"
    PARQUET = "parquet"
    WEB_ANNOTATION = "webannotation"
    SCHEMA_ORG = "schemaorg"
    BRAT = "brat"
    SPACY = "spacy"


BINARY = {Format.PARQUET, Format.BRAT, Format.SPACY}
"""Formats that are no text: never for a screen."""

SUFFIXES = {
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".csv": Format.CSV,
    ".parquet": Format.PARQUET,
    ".jsonld": Format.WEB_ANNOTATION,
    ".zip": Format.BRAT,
    ".spacy": Format.SPACY,
}
"""The format that the name of an output file stands for; every other name means terminal."""


def format_for(out: Path | None) -> Format:
    """Give the format that goes without saying for an output; ``None`` is standard output."""
    return Format.TERMINAL if out is None else SUFFIXES.get(out.suffix.lower(), Format.TERMINAL)


def encode(ledgers: Iterable[Ledger], format: Format, *, several: bool) -> Iterator[bytes]:
    """Encode ledgers one after the other; nothing at all where there are none.

    ``several``: whether the request could give a list. Then JSON is an array even of one ledger, so that its
    shape hangs on what was asked, not on what was found.
    """
    from accordingto import export

    match format:
        case Format.TERMINAL:
            return _plain(ledgers)
        case Format.JSON:
            return _documents(ledgers, export.to_json, several=several)
        case Format.JSONL:
            return map(export.to_jsonl_line, ledgers)
        case Format.HTML:
            return _whole(ledgers, lambda everything: export.write_html(list(everything)).encode())
        case Format.CSV:
            return export.to_csv(ledgers)
        case Format.PARQUET:
            return _whole(ledgers, export.to_parquet)
        case Format.WEB_ANNOTATION:
            return _documents(ledgers, export.to_web_annotations, several=several)
        case Format.SCHEMA_ORG:
            return _documents(ledgers, export.to_schema_org, several=several)
        case Format.BRAT:
            return _whole(ledgers, export.to_brat)
        case Format.SPACY:
            return _whole(ledgers, export.to_docbin)


def write(chunks: Iterable[bytes], stream: BinaryIO) -> None:
    """Write each chunk at once, so that a program at the other end of a pipe can work along."""
    for chunk in chunks:
        stream.write(chunk)
        stream.flush()


def show(ledgers: Iterable[Ledger]) -> None:
    """Print ledgers in colour on the terminal that standard output is."""
    from rich.console import Console

    from accordingto.export import render

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    console = Console()
    for ledger in ledgers:
        render(ledger, console)


def _plain(ledgers: Iterable[Ledger]) -> Iterator[bytes]:
    from rich.console import Console

    from accordingto.export import render

    for ledger in ledgers:
        page = io.StringIO()
        render(ledger, Console(file=page, width=PLAIN_WIDTH, color_system=None, force_terminal=False))
        yield page.getvalue().encode()


def _documents(
    ledgers: Iterable[Ledger], write_one: Callable[[Ledger], bytes], *, several: bool
) -> Iterator[bytes]:
    """One JSON document a ledger, as they come; several of them as an array."""
    rest = iter(ledgers)
    head = list(islice(rest, 2))
    if len(head) == 1 and not several:
        yield write_one(head[0])
    elif head:
        opening = b"[\n"
        for ledger in chain(head, rest):
            yield opening + write_one(ledger).rstrip(b"\n")
            opening = b",\n"
        yield b"\n]\n"


def _whole(ledgers: Iterable[Ledger], write_all: Callable[[Iterable[Ledger]], bytes]) -> Iterator[bytes]:
    """One file of all ledgers; none where there are no ledgers."""
    rest = iter(ledgers)
    for first in rest:
        yield write_all(chain([first], rest))
