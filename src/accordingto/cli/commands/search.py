"""``accordingto search``: articles by words, people, acts, certainty, days and warnings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from accordingto.cli.articles import write_articles
from accordingto.cli.db import takes_db
from accordingto.cli.listing import takes_page
from accordingto.cli.narrowing import takes_query

if TYPE_CHECKING:
    from accordingto.store import Query


@click.command("search")
@click.argument("text", nargs=-1)
@takes_query
@takes_db()
@takes_page
def command(
    text: tuple[str, ...], query: Query, db: Path, format: str, limit: int, after: str | None
) -> None:
    """Search the articles of a library.

    An article is found if it has all words of TEXT, in any order. Words in quotation marks must appear as a
    phrase, and a final * matches any ending. Case and accents are ignored. With both --act and --certainty,
    a single statement must match both.

    The exit code is 0 even if nothing is found.

    \b
    Examples:
      accordingto search harbour 'toll*'
      accordingto search '"sleeping sensors"' --act deny --since 2031-01-01
      accordingto search --warning single_source --format jsonl
    """
    from msgspec.structs import replace

    query = replace(query, text=" ".join(text))
    write_articles(
        db,
        query,
        format=format,
        limit=limit,
        after=after,
        empty="No article matches; use fewer words or filters.",
    )
