"""``accordingto export``: the ledgers of a library, or what people corrected in it, as one file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accordingto.cli.db import takes_db
from accordingto.cli.delivery import SOME_FAILED
from accordingto.cli.formats import asked_for, write
from accordingto.cli.narrowing import takes_query
from accordingto.cli.output import is_on_screen, open_output
from accordingto.cli.tally import Tally
from accordingto.errors import DamagedLibrary
from accordingto.export import LEDGER_FILES
from accordingto.types import Failure, Ledger

if TYPE_CHECKING:
    from accordingto.corrections import Lesson
    from accordingto.store import Library, Query


@click.command("export")
@click.option(
    "--format",
    type=click.Choice(list(LEDGER_FILES)),
    help="What to write.  [default: by the suffix of --out, else jsonl]",
)
@click.option(
    "--corrections",
    is_flag=True,
    help="What people corrected instead: what was read, and what it should be.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="PATH",
    help="Write to this file. It appears only when everything is written.",
)
@takes_query
@takes_db()
def command(format: str | None, corrections: bool, out: Path | None, query: Query, db: Path) -> None:
    """Export the articles of a library, or its corrections as training data.

    The articles are written as `accordingto show` has them, with what people corrected, all that fit, the
    newest first. The formats are those of `accordingto read`.

    With --corrections: a line of JSON for each correction that stands, of all articles: the sentences that
    it is about, the attribution as it was read, and as it should be. Offsets are those of the sentences. What
    was undone is left out, and what does not fit the reading any more is counted on standard error.

    \b
    Examples:
      accordingto export --out archive.parquet
      accordingto export --format csv --act deny --since 2031-01-01 > denials.csv
      accordingto export --corrections > lessons.jsonl
    """
    from accordingto.store import Library, Query

    if corrections and (format or query != Query()):
        raise click.UsageError(
            "--corrections are JSON lines about all articles: no format and no filter goes with it."
        )
    wanted = asked_for(format, out, LEDGER_FILES, default="jsonl")
    if wanted.is_binary and out is None and is_on_screen():
        raise click.UsageError(f"{wanted.name} is not for a screen: name a file with --out.")
    with Library(db, create=False) as library, open_output(out) as stream:
        if corrections:
            write(_taught(library), stream)
            return
        tally = Tally()
        found = tally.ledgers(_shown(library, query))
        write(wanted.write(found, several=True), stream)
    if tally.failed:
        raise SystemExit(SOME_FAILED)
    if not tally.read:
        click.echo("No article fits; ask for less.", err=True)


def _shown(library: Library, query: Query) -> Iterator[Ledger | Failure]:
    """What is shown of the articles that fit, or that one is damaged, all as they are at one time."""
    from accordingto.store import find

    with library.reading():
        after: str | None = None
        while True:
            page = library.ask(find, query, after=after)
            for entry in page.items:
                try:
                    yield library.shown(entry.key).ledger
                except DamagedLibrary as error:
                    yield Failure(input=f"article {entry.key}", reason=error.reason, advice=error.advice)
            after = page.after
            if after is None:
                return


def _taught(library: Library) -> Iterator[bytes]:
    """A line for each correction; what there is to say of them is told at the end."""
    from accordingto.store import taught

    standing, left_out = 0, 0
    for number, found in taught(library):
        standing += number
        left_out += number - len(found)
        yield from _lines(found)
    if not standing:
        click.echo("No correction; make some with: accordingto serve", err=True)
    elif left_out:
        click.echo(f"Corrections that do not fit the reading: {left_out}", err=True)


def _lines(lessons: Iterable[Lesson]) -> Iterator[bytes]:
    from accordingto.corrections import lesson_line

    return map(lesson_line, lessons)
