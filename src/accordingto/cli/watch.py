"""``accordingto watch``: inputs → articles → ledgers → watch items, in the order in which they fall due."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import get_args

import click

from accordingto.cli.delivery import deliver
from accordingto.cli.formats import PLAIN_WIDTH
from accordingto.cli.inputs import ReadsArticles, Request, iso_day, takes_inputs
from accordingto.types import Ledger
from accordingto.watchlist import WatchItem, WatchKind


class Format(StrEnum):
    """What ``watch`` can write."""

    TERMINAL = "terminal"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    ICS = "ics"


SUFFIXES = {
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".csv": Format.CSV,
    ".ics": Format.ICS,
}
"""The format that the name of an output file stands for; every other name means terminal."""


@click.command("watch")
@click.option(
    "--format",
    type=click.Choice([format.value for format in Format]),
    help="What to write.  [default: by the suffix of --out, else terminal]",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="PATH",
    help="Write to this file. It appears only when everything is read.",
)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(get_args(WatchKind)),
    help="Only items of this kind; can be given several times.",
)
@click.option(
    "--due-before", callback=iso_day, metavar="DATE", help="Only what falls due before this day (ISO 8601)."
)
@click.option(
    "--today",
    callback=iso_day,
    metavar="DATE",
    help="Mark in the table what was due before this day.  [default: the day it is, on a terminal only]",
)
@takes_inputs
@click.pass_obj
def command(
    reader: ReadsArticles | None,
    request: Request,
    format: str | None,
    out: Path | None,
    kinds: tuple[WatchKind, ...],
    due_before: str | None,
    today: str | None,
) -> None:
    """List promises, threats, predictions and deadlines: who, what, on what condition, by when.

    INPUT is what it is for read. Everything is listed in the order in which it falls due, what has no day
    last. An .ics file can be opened in, or imported into, any calendar.

    What cannot be read is told on standard error and the rest is read. The exit code is 0 when everything was
    read, 1 when something was not, 2 for wrong usage.

    \b
    Examples:
      accordingto watch article.txt --published 2026-03-09
      accordingto watch archive/ --out due.ics
      accordingto watch archive/ --kind promise --due-before 2026-07-01 --format csv > promises.csv
    """
    kind = Format(format) if format else SUFFIXES.get(out.suffix.lower() if out else "", Format.TERMINAL)
    items = partial(_items, kinds=kinds, due_before=due_before and due_before[:10])
    day = today and today[:10]
    with closing(request.results(reader)) as results:
        deliver(
            results,
            out,
            lambda ledgers: _encode(ledgers, items, kind, day),
            (lambda ledgers: _show(items(ledgers), day)) if kind is Format.TERMINAL else None,
        )


def _items(
    ledgers: Iterable[Ledger], kinds: tuple[WatchKind, ...], due_before: str | None
) -> tuple[WatchItem, ...]:
    """The items asked for, in order; all ledgers are read for it, and only items are kept."""
    from accordingto.watchlist import in_order, watch_items

    return in_order(
        item
        for ledger in ledgers
        for item in watch_items(ledger)
        if (not kinds or item.kind in kinds)
        and (due_before is None or (item.due is not None and item.due[:10] < due_before))
    )


def _encode(
    ledgers: Iterable[Ledger], items: partial[tuple[WatchItem, ...]], kind: Format, day: str | None
) -> Iterator[bytes]:
    """Items in a format; nothing at all where no article could be read."""
    from accordingto.export import watch_to_csv, watch_to_ics, watch_to_json, watch_to_jsonl

    seen = _Seen(ledgers)
    found = items(seen)
    if not seen.any:
        return
    match kind:
        case Format.TERMINAL:
            yield _plain(found, day)
        case Format.JSON:
            yield watch_to_json(found)
        case Format.JSONL:
            yield watch_to_jsonl(found)
        case Format.CSV:
            yield watch_to_csv(found)
        case Format.ICS:
            yield watch_to_ics(found)


class _Seen:
    """Ledgers that pass, and whether any has."""

    def __init__(self, ledgers: Iterable[Ledger]) -> None:
        self._ledgers = ledgers
        self.any = False

    def __iter__(self) -> Iterator[Ledger]:
        for ledger in self._ledgers:
            self.any = True
            yield ledger


def _plain(found: Iterable[WatchItem], day: str | None) -> bytes:
    from rich.console import Console

    from accordingto.export import render_watch

    page = io.StringIO()
    render_watch(found, Console(file=page, width=PLAIN_WIDTH, color_system=None, force_terminal=False), day)
    return page.getvalue().encode()


def _show(found: Iterable[WatchItem], day: str | None) -> None:
    from rich.console import Console

    from accordingto.export import render_watch

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    render_watch(found, Console(), day or date.today().isoformat())
