"""``accordingto remove``: deletes articles from a library, with their versions, readings and corrections."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from accordingto.cli.db import opened, takes_db
from accordingto.cli.inputs import piped
from accordingto.cli.terminal import printable


@click.command("remove")
@click.argument("keys", nargs=-1, required=True, metavar="KEY…")
@click.option("--yes", is_flag=True, help="Remove without asking.")
@takes_db()
def command(keys: tuple[str, ...], yes: bool, db: Path) -> None:
    """Remove articles from a library, with their versions, readings and corrections.

    KEY is an article's key, at least its first four digits, or the article's address. If any article is not
    found, none is removed. On a terminal the command asks first; elsewhere it needs --yes.

    \b
    Examples:
      accordingto remove 3fa2
      accordingto remove --yes 3fa2 91bc
    """
    from accordingto.store import entry, key_named

    with opened(db, create=False) as library:
        found = list(dict.fromkeys(library.ask(key_named, key) for key in keys))
        if not yes:
            _ask([library.ask(entry, key).title for key in found])
        library.remove(*found)
    for key in found:
        click.echo(f"removed {key}")


def _ask(titles: list[str]) -> None:
    if piped(sys.stdin):
        raise click.UsageError("There is no terminal to ask on: give --yes to remove without asking.")
    for title in titles:
        click.echo(f"  {printable(title)}", err=True)
    click.confirm(
        f"Remove {len(titles)} article{'' if len(titles) == 1 else 's'}, with all versions and corrections?",
        abort=True,
        err=True,
    )
