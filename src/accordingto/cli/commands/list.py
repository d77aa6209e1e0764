"""``accordingto list``: the articles of a library."""

from __future__ import annotations

from pathlib import Path

import click

from accordingto.cli.articles import write_articles
from accordingto.cli.db import takes_db
from accordingto.cli.listing import takes_page


@click.command("list")
@takes_db()
@takes_page
def command(db: Path, format: str, limit: int, after: str | None) -> None:
    """List the articles of a library, newest first.

    Articles without a publication date come last.

    \b
    Examples:
      accordingto list
      accordingto list --db archive.db --format csv --limit 1000000 > articles.csv
    """
    from accordingto.store import Query

    write_articles(
        db,
        Query(),
        format=format,
        limit=limit,
        after=after,
        empty="The library has no articles; add some with: accordingto add INPUT",
    )
