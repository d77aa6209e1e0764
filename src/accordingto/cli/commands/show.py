"""``accordingto show``: the ledger of an article in a library, with corrections applied."""

from __future__ import annotations

from pathlib import Path

import click

from accordingto.cli.db import opened, takes_db
from accordingto.cli.formats import TERMINAL, show, write
from accordingto.cli.output import is_on_screen, open_output
from accordingto.export import LEDGER_FORMATS


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
    default=TERMINAL,
    show_default=True,
    help="Output format.",
)
@takes_db()
def command(key: str, version: int | None, reader: str | None, format: str, db: Path) -> None:
    """Show an article of a library: its ledger, with people's corrections applied.

    KEY is the article's key, as `accordingto list` shows it, or at least its first four digits, or the
    article's address.

    \b
    Examples:
      accordingto show 3fa2
      accordingto show https://news.example/2026/harbour-tolls --version 1
      accordingto show 3fa2 --format html > report.html
    """
    from accordingto.store import key_named

    wanted = LEDGER_FORMATS[format]
    if wanted.is_binary and is_on_screen():
        raise click.UsageError(f"{wanted.name} cannot be shown on a terminal: redirect it to a file with >.")
    with opened(db, create=False) as library:
        whole = library.ask(key_named, key)
        if reader is not None:
            ledger, lost = library.ledger(whole, version=version, reader=reader), 0
        else:
            shown = library.shown(whole, version=version)
            ledger, lost = shown.ledger, len(shown.stale)
    if wanted.name == TERMINAL and is_on_screen():
        show([ledger])
    else:
        with open_output(None) as stream:
            write(wanted.write([ledger]), stream)
    if lost:
        click.echo(f"Corrections left out because they no longer match this reading: {lost}", err=True)
