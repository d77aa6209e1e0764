"""``accordingto people``: the people and organizations in the articles of a library."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click

from accordingto.cli.db import opened, takes_db
from accordingto.cli.listing import Column, takes_page, write_page
from accordingto.types import ActorKind

COLUMNS: tuple[Column, ...] = (
    ("Key", 1, lambda person: person.key),
    ("Name", 1, lambda person: person.name),
    ("Kind", 0, lambda person: person.kind),
    ("Articles", 0, lambda person: str(person.articles)),
    ("Statements", 0, lambda person: str(person.statements)),
)
"""The columns of the table of people."""


@click.command("people")
@click.argument("name", nargs=-1)
@click.option("--kind", type=click.Choice(get_args(ActorKind)), help="Only those of this kind.")
@takes_db()
@takes_page
def command(
    name: tuple[str, ...], kind: ActorKind | None, db: Path, format: str, limit: int, after: str | None
) -> None:
    """List the people and organizations in a library, those with the most statements first.

    With NAME, only those whose name has all these words; the last one may be the beginning of a word. To find
    the articles in which somebody appears, give the key from this list to `accordingto search --person`.

    \b
    Examples:
      accordingto people lindqvist
      accordingto people --kind organization --format csv
    """
    from accordingto.store import Person, people

    with opened(db, create=False) as library:
        page = library.ask(people, " ".join(name), kind=kind, after=after, limit=limit)
    write_page(page, Person, format, COLUMNS, "Nobody matches; use a shorter name, or leave out --kind.")
