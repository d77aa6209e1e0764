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
    from msgspec.structs import replace

    query = replace(query, text=" ".join(text))
    write_articles(db, query, format=format, limit=limit, after=after, empty="No article fits; ask for less.")
