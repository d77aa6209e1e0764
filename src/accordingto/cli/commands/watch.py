"""``accordingto watch``: inputs → articles → ledgers → watch items, sorted by due date."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import get_args

import click

from accordingto.cli.delivery import deliver
from accordingto.cli.events import has_ledgers, written
from accordingto.cli.formats import TERMINAL, asked_for, screen
from accordingto.cli.inputs import Request, iso_day, takes_inputs
from accordingto.cli.readers import ReadsArticles
from accordingto.export import WATCH_FORMATS, Format, render_watch
from accordingto.types import Failure, Ledger
from accordingto.watchlist import WatchItem, WatchKind

CALENDAR = "ics"
"""Name of the format for calendars."""


@click.command("watch")
@click.option(
    "--format",
    type=click.Choice(list(WATCH_FORMATS)),
    help="Output format.  [default: by the suffix of --out, else terminal]",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="PATH",
    help="Write to this file, which appears once everything has been read.",
)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(get_args(WatchKind)),
    help="Only items of this kind. Can be repeated.",
)
@click.option(
    "--due-before", callback=iso_day, metavar="DATE", help="Only items due before this date (ISO 8601)."
)
@click.option(
    "--undated",
    is_flag=True,
    help="Also export items without a due date to a calendar, as tasks; many calendars do not show these.",
)
@click.option(
    "--today",
    callback=iso_day,
    metavar="DATE",
    help="In the table, mark items due before this date as overdue.  [default: the current date on a "
    "terminal, else none]",
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
    undated: bool,
    today: str | None,
) -> None:
    """List promises, threats, predictions and deadlines: who, what, on what condition, by when.

    INPUT is a file, a folder, an http or https address, or - for standard input, as for `accordingto read`;
    or a file of ledgers that it wrote. Items are sorted by due date; those without one come last, and are
    left out of a calendar. An .ics file can be opened in or imported into any calendar.

    An input that cannot be read is reported on standard error, and the others are read all the same. The exit
    code is 0 if everything was read, 1 if something was not, 2 if the command was called wrongly.

    \b
    Examples:
      accordingto watch article.txt --published 2026-03-09
      accordingto watch archive/ --out due.ics
      accordingto watch archive/ --kind promise --due-before 2026-07-01 --format csv > promises.csv
    """
    wanted = asked_for(format, out, WATCH_FORMATS)
    if undated and wanted.name != CALENDAR:
        raise click.UsageError(
            "--undated only applies to a calendar (--format ics); all other formats have these items"
        )
    items = partial(
        _items,
        kinds=kinds,
        due_before=due_before and due_before[:10],
        dated_only=wanted.name == CALENDAR and not undated,
    )
    day = today and today[:10]
    with closing(_ledgers(request, reader)) as results:
        deliver(
            results,
            out,
            lambda ledgers: _encode(ledgers, items, wanted, day),
            (lambda ledgers: _show(items(ledgers), day)) if wanted.name == TERMINAL else None,
            total=request.total,
            summary=request.summary,
        )


def _ledgers(request: Request, reader: ReadsArticles | None) -> Generator[Ledger | Failure, None, None]:
    """Yield the ledgers of all inputs: those that `read` wrote, then those of articles that are read now.

    A reader is loaded only if there are articles to read.
    """
    unread = tuple(name for name in request.inputs if not has_ledgers(name))
    for name in request.inputs:
        if name not in unread:
            yield from written(Path(name))
    if unread:
        with closing(replace(request, inputs=unread).results(reader)) as results:
            yield from results


def _items(
    ledgers: Iterable[Ledger], kinds: tuple[WatchKind, ...], due_before: str | None, dated_only: bool
) -> tuple[WatchItem, ...]:
    """Return the watch items that match, sorted. All ledgers are consumed, but only items stay in memory."""
    from accordingto.watchlist import in_order, watch_items

    return in_order(
        item
        for ledger in ledgers
        for item in watch_items(ledger)
        if (not kinds or item.kind in kinds)
        and (item.due is not None or not dated_only)
        and (due_before is None or (item.due is not None and item.due[:10] < due_before))
    )


def _encode(
    ledgers: Iterable[Ledger], items: partial[tuple[WatchItem, ...]], wanted: Format, day: str | None
) -> Iterator[bytes]:
    """Yield the encoded items once; yield nothing if no article could be read."""
    seen = _Seen(ledgers)
    found = items(seen)
    if seen.any:
        yield wanted.write_watch(found, day)


class _Seen:
    """An iterable of ledgers that records in ``any`` whether it yielded one."""

    def __init__(self, ledgers: Iterable[Ledger]) -> None:
        self._ledgers = ledgers
        self.any = False

    def __iter__(self) -> Iterator[Ledger]:
        for ledger in self._ledgers:
            self.any = True
            yield ledger


def _show(found: Iterable[WatchItem], day: str | None) -> None:
    render_watch(found, screen(), day or date.today().isoformat())
