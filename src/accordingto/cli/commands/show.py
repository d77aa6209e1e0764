"""``accordingto show``: the ledger of an article in a library, with corrections applied."""

from __future__ import annotations

from pathlib import Path

import click

from accordingto.cli.db import opened, takes_db
from accordingto.cli.formats import TERMINAL, asked_for, format_of_table, show, takes_table, write
from accordingto.cli.output import is_on_screen, open_output
from accordingto.export import LEDGER_FORMATS, Table


@click.command("show")
@click.argument("key")
@click.option(
    "--version",
    type=click.IntRange(1, 1_000_000),
    metavar="N",
    help="Version of the article.  [default: the latest]",
)
@click.option("--reader", metavar="NAME", help="Show the reading of this reader, without corrections.")
@click.option(
    "--format",
    type=click.Choice(list(LEDGER_FORMATS)),
    help="Output format.  [default: by the suffix of --out, else terminal]",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="PATH",
    help="Write to this file, which appears once everything has been written.",
)
@takes_table
@takes_db()
def command(
    key: str,
    version: int | None,
    reader: str | None,
    format: str | None,
    out: Path | None,
    table: Table | None,
    db: Path,
) -> None:
    """Show an article of a library: its ledger, with people's corrections applied.

    KEY is the article's key, as `accordingto list` shows it, or at least its first four digits, or the
    article's address.

    \b
    Examples:
      accordingto show 3fa2
      accordingto show https://news.example/2026/harbour-tolls --version 1
      accordingto show 3fa2 --out report.html
      accordingto show 3fa2 --table times
    """
    from accordingto.store import key_named

    wanted = format_of_table(format, out) if table else asked_for(format, out, LEDGER_FORMATS)
    if wanted.is_binary and out is None and is_on_screen():
        raise click.UsageError(f"{wanted.name} cannot be shown on a terminal: name a file with --out.")
    with opened(db, create=False) as library:
        whole = library.ask(key_named, key)
        if reader is not None:
            ledger, lost = library.ledger(whole, version=version, reader=reader), 0
        else:
            shown = library.shown(whole, version=version)
            ledger, lost = shown.ledger, len(shown.stale)
    if wanted.name == TERMINAL and out is None and is_on_screen():
        show([ledger])
    else:
        with open_output(out) as stream:
            write(wanted.write_table([ledger], table=table) if table else wanted.write([ledger]), stream)
    if lost:
        click.echo(f"Corrections left out because they no longer match this reading: {lost}", err=True)
