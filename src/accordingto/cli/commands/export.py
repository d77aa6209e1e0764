"""``accordingto export``: the ledgers of a library, or people's corrections, as one file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accordingto.cli.db import opened, shown_in, takes_db
from accordingto.cli.delivery import SOME_FAILED
from accordingto.cli.formats import asked_for, format_of_table, takes_table, write
from accordingto.cli.narrowing import takes_query
from accordingto.cli.output import is_on_screen, open_output
from accordingto.cli.tally import Tally
from accordingto.export import LEDGER_FILES, Table

if TYPE_CHECKING:
    from accordingto.corrections import Lesson
    from accordingto.store import Library, Query


@click.command("export")
@click.option(
    "--format",
    type=click.Choice(list(LEDGER_FILES)),
    help="Output format.  [default: by the suffix of --out, else jsonl]",
)
@takes_table
@click.option(
    "--corrections",
    is_flag=True,
    help="Export the corrections instead, each with the original and the corrected reading.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="PATH",
    help="Write to this file, which appears once everything has been written.",
)
@takes_query
@takes_db()
def command(
    format: str | None, table: Table | None, corrections: bool, out: Path | None, query: Query, db: Path
) -> None:
    """Export the articles of a library, or its corrections as training data.

    All articles that match the filters are written, newest first, with people's corrections applied, as
    `accordingto show` shows them. The formats are those of `accordingto read`.

    With --corrections, the corrections of all articles are written instead, one line of JSON each: the
    sentences that it is about, the attribution as it was read, and as it should be. Offsets count from the
    start of those sentences. Corrections that were undone are left out. So are those that no longer match
    the reading; their number is printed on standard error.

    \b
    Examples:
      accordingto export --out archive.parquet
      accordingto export --format csv --act deny --since 2031-01-01 > denials.csv
      accordingto export --table actors --out actors.csv
      accordingto export --corrections > lessons.jsonl
    """
    from accordingto.store import Query

    if corrections and (format or table or query != Query()):
        raise click.UsageError(
            "--corrections writes JSON lines about all articles: leave out --format, --table and the filters."
        )
    wanted = format_of_table(format, out) if table else asked_for(format, out, LEDGER_FILES, default="jsonl")
    if wanted.is_binary and out is None and is_on_screen():
        raise click.UsageError(f"{wanted.name} cannot be shown on a terminal: name a file with --out.")
    with opened(db, create=False) as library, open_output(out) as stream:
        if corrections:
            write(_taught(library), stream)
            return
        tally = Tally()
        found = tally.ledgers(shown_in(library, query))
        write(wanted.write_table(found, table) if table else wanted.write(found, several=True), stream)
    if tally.failed:
        raise SystemExit(SOME_FAILED)
    if not tally.read:
        click.echo("No article matches; use fewer filters.", err=True)


def _taught(library: Library) -> Iterator[bytes]:
    """Yield one line per correction, then report on standard error how many were left out."""
    from accordingto.store import taught

    standing, left_out = 0, 0
    for number, found in taught(library):
        standing += number
        left_out += number - len(found)
        yield from _lines(found)
    if not standing:
        click.echo("There are no corrections; make some with: accordingto serve", err=True)
    elif left_out:
        click.echo(f"Corrections left out because they no longer match the reading: {left_out}", err=True)


def _lines(lessons: Iterable[Lesson]) -> Iterator[bytes]:
    from accordingto.corrections import lesson_line

    return map(lesson_line, lessons)
