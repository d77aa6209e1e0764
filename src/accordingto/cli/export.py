"""``accordingto export``: what people corrected in a library, as training data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accordingto.cli.db import takes_db
from accordingto.cli.formats import write
from accordingto.cli.output import open_output

if TYPE_CHECKING:
    from accordingto.store import Lesson


@click.command("export")
@click.option(
    "--corrections", is_flag=True, help="What people corrected: what was read, and what it should be."
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="PATH",
    help="Write to this file. It appears only when everything is written.",
)
@takes_db()
def command(corrections: bool, out: Path | None, db: Path) -> None:
    """Export the corrections of a library as training data.

    A line of JSON for each correction that stands: the sentences that it is about, the attribution as it was
    read, and as it should be. Offsets are those of the sentences. What was undone is left out, and what does
    not fit the reading any more is counted on standard error.

    \b
    Examples:
      accordingto export --corrections > lessons.jsonl
      accordingto export --corrections --db archive.db --out lessons.jsonl
    """
    if not corrections:
        raise click.UsageError("Say what to export: --corrections.")
    from accordingto.store import Library, taught

    counts = _Counts()
    with Library(db, create=False) as library, open_output(out) as stream:
        write(_lines(taught(library), counts), stream)
    if not counts.standing:
        click.echo("No correction; make some with: accordingto serve", err=True)
    elif counts.left_out:
        click.echo(f"Corrections that do not fit the reading: {counts.left_out}", err=True)


class _Counts:
    """What was written."""

    standing = 0
    left_out = 0


def _lines(articles: Iterable[tuple[int, list[Lesson]]], counts: _Counts) -> Iterator[bytes]:
    from accordingto.store import lesson_line

    for standing, found in articles:
        counts.standing += standing
        counts.left_out += standing - len(found)
        yield from map(lesson_line, found)
