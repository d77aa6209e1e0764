"""``accordingto search``: articles by words, people, acts, certainty, days and warnings."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click

from accordingto.cli.articles import write_articles
from accordingto.cli.db import takes_db
from accordingto.cli.inputs import iso_day
from accordingto.cli.listing import takes_page
from accordingto.types import Act, Certainty


@click.command("search")
@click.argument("text", nargs=-1)
@click.option("--outlet", default="", metavar="NAME", help="Only articles of this publisher.")
@click.option(
    "--person",
    default="",
    metavar="KEY",
    help="Only articles with this person, by key of `accordingto people`.",
)
@click.option(
    "--act",
    "acts",
    multiple=True,
    type=click.Choice(get_args(Act)),
    help="Only with a statement of this act; can be given several times.",
)
@click.option(
    "--certainty",
    "certainties",
    multiple=True,
    type=click.Choice(get_args(Certainty)),
    help="Only with a statement of this certainty; can be given several times.",
)
@click.option(
    "--since", callback=iso_day, metavar="DATE", help="Only published on this day or later (ISO 8601)."
)
@click.option("--until", callback=iso_day, metavar="DATE", help="Only published on this day or before.")
@click.option(
    "--warning",
    "warnings",
    multiple=True,
    metavar="CODE",
    help="Only with this warning; can be given several times.",
)
@takes_db()
@takes_page
def command(
    text: tuple[str, ...],
    outlet: str,
    person: str,
    acts: tuple[Act, ...],
    certainties: tuple[Certainty, ...],
    since: str | None,
    until: str | None,
    warnings: tuple[str, ...],
    db: Path,
    format: str,
    limit: int,
    after: str | None,
) -> None:
    """Search the articles of a library.

    All words of TEXT must stand in the article, wherever; words in quotation marks stand together, and a
    final * stands for any ending. Case and accents do not count. With --act and --certainty, one statement
    has both.

    The exit code is 0 also where nothing is found.

    \b
    Examples:
      accordingto search harbour 'toll*'
      accordingto search '"sleeping sensors"' --act deny --since 2031-01-01
      accordingto search --warning single_source --format jsonl
    """
    from accordingto.store import Query

    query = Query(
        text=" ".join(text),
        outlet=outlet,
        person=person,
        acts=acts,
        certainties=certainties,
        since=(since or "")[:10],
        until=(until or "")[:10],
        warnings=warnings,
    )
    write_articles(db, query, format=format, limit=limit, after=after, empty="No article fits; ask for less.")
