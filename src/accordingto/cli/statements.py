"""The search for statements in a library, listed page by page or written as a table to a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from accordingto.cli.db import opened
from accordingto.cli.formats import format_of_table, write
from accordingto.cli.listing import Column, write_page
from accordingto.cli.output import open_output
from accordingto.types import Ledger, Polarity

if TYPE_CHECKING:
    from accordingto.store import Library, Query, Statement, StatementQuery

EMPTY = "No statement matches; use fewer words or filters."
_OPTIONS = (
    click.option("--statements", is_flag=True, help="Search statements instead of articles."),
    click.option(
        "--actor",
        default="",
        metavar="NAME",
        help="Only statements by the person, office or organization of this name. If nobody has it, names "
        "that differ from it by one letter are found. With --statements.",
    ),
    click.option(
        "--polarity",
        "polarities",
        multiple=True,
        type=click.Choice(get_args(Polarity)),
        help="Only statements that are affirmed, or only those negated or denied. With --statements.",
    ),
    click.option(
        "--confidence",
        type=click.FloatRange(0, 1),
        default=0.0,
        metavar="NUMBER",
        help="Only statements with at least this confidence, 0 to 1. With --statements.",
    ),
    click.option(
        "--out",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="PATH",
        help="Write all matching statements to this file, with the columns of the table of attributions, as "
        "CSV, JSON lines or Parquet according to its suffix. With --statements.",
    ),
)


@dataclass(frozen=True)
class OfStatements:
    """The values of the options that apply only to statements."""

    actor: str
    polarities: tuple[Polarity, ...]
    confidence: float
    out: Path | None

    def query(self, query: Query) -> StatementQuery:
        """Return a query with these options and the search words and filters of ``query``.

        Raises ``click.UsageError`` if that filters by warnings, which statements do not have.
        """
        from accordingto.store import StatementQuery

        if query.warnings:
            raise click.UsageError("--warning filters articles: leave out --warning or --statements.")
        return StatementQuery(
            text=query.text,
            actor=self.actor,
            person=query.person,
            acts=query.acts,
            polarities=self.polarities,
            certainties=query.certainties,
            outlet=query.outlet,
            since=query.since,
            until=query.until,
            confidence=self.confidence,
        )


def takes_statements(function: Callable[..., None]) -> Callable[..., None]:
    """Add the options of statements to a command, which gets ``of_statements``, None without --statements."""

    @wraps(function)
    def command(
        *args: Any,
        statements: bool,
        actor: str,
        polarities: tuple[Polarity, ...],
        confidence: float,
        out: Path | None,
        **others: Any,
    ) -> None:
        if not statements and (actor or polarities or confidence or out):
            raise click.UsageError("--actor, --polarity, --confidence and --out need --statements.")
        asked = OfStatements(actor, polarities, confidence, out) if statements else None
        function(*args, of_statements=asked, **others)

    wrapped: Callable[..., None] = command
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped


def write_statements(db: Path, query: StatementQuery, *, format: str, limit: int, after: str | None) -> None:
    """Write one page of the matching statements to standard output, newest first. Raises ``LibraryError``."""
    from accordingto.store import Statement, find_statements

    with opened(db, create=False) as library:
        page = library.ask(find_statements, query, after=after, limit=limit)
    write_page(page, Statement, format, COLUMNS, EMPTY)


def write_table(db: Path, query: StatementQuery, out: Path) -> None:
    """Write all matching statements to a file as the table of attributions.

    Raises ``LibraryError``, and ``click.UsageError`` if the suffix of the file is not that of a table.
    """

    wanted = format_of_table(None, out)
    with opened(db, create=False) as library, library.reading(), open_output(out) as stream:
        write(wanted.write_table(_ledgers(library, query), "attributions"), stream)


def _ledgers(library: Library, query: StatementQuery) -> Iterator[Ledger]:
    """Yield ledgers with only the matching statements; print a hint on standard error if there are none."""
    from accordingto.store import narrowed

    is_empty = True
    for ledger in narrowed(library, _all(library, query)):
        is_empty = False
        yield ledger
    if is_empty:
        click.echo(EMPTY, err=True)


def _all(library: Library, query: StatementQuery) -> Iterator[Statement]:
    from accordingto.store import find_statements

    after: str | None = None
    while True:
        page = library.ask(find_statements, query, after=after)
        yield from page.items
        after = page.after
        if after is None:
            return


def _who(one: Statement) -> str:
    return " ← ".join([one.outlet or "the outlet", *(voice or "nobody named" for voice in one.chain)])


def _what(one: Statement) -> str:
    labels = [one.act, one.certainty if one.certainty != "reported" else None]
    return ", ".join([*filter(None, labels), *(["negated or denied"] if one.polarity == "negative" else [])])


def _sure(one: Statement) -> str:
    return "" if one.confidence is None else f"{round(100 * one.confidence)} %"


COLUMNS: tuple[Column, ...] = (
    ("Published", 0, lambda one: one.day or ""),
    ("Article", 0, lambda one: one.article),
    ("Who, on whose word", 2, _who),
    ("Statement", 4, lambda one: f"{one.cue} {one.content}"),
    ("Act", 1, _what),
    ("Sure", 0, _sure),
)
"""The columns of the table of statements."""
