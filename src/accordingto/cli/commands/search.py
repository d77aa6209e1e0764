"""``accordingto search``: finds articles or statements by words, people, acts, certainty, dates, warnings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from accordingto.cli.articles import write_articles
from accordingto.cli.db import takes_db
from accordingto.cli.listing import takes_page
from accordingto.cli.narrowing import takes_query
from accordingto.cli.statements import OfStatements, takes_statements, write_statements, write_table

if TYPE_CHECKING:
    from accordingto.store import Query


@click.command("search")
@click.argument("text", nargs=-1)
@takes_statements
@takes_query
@takes_db()
@takes_page
def command(
    text: tuple[str, ...],
    of_statements: OfStatements | None,
    query: Query,
    db: Path,
    format: str,
    limit: int,
    after: str | None,
) -> None:
    """Search the articles of a library, or with --statements the statements in them.

    An article is found if it has all words of TEXT, in any order. Words in quotation marks must appear as a
    phrase, and a final * matches any ending. Case and accents are ignored. With both --act and --certainty,
    a single statement must match both.

    With --statements, the words must appear in the statement, and the filters apply to the statement. With
    OR between words one of them is enough; a statement that has the word after NOT is not found.

    The exit code is 0 even if nothing is found.

    \b
    Examples:
      accordingto search harbour 'toll*'
      accordingto search '"sleeping sensors"' --act deny --since 2031-01-01
      accordingto search --warning single_source --format jsonl
      accordingto search --statements 'toll* OR levy' --act deny --actor port --since 2031-03-01
      accordingto search --statements 'toll*' --confidence 0.7 --out tolls.parquet
    """
    from msgspec.structs import replace

    query = replace(query, text=" ".join(text))
    if of_statements is None:
        write_articles(
            db,
            query,
            format=format,
            limit=limit,
            after=after,
            empty="No article matches; use fewer words or filters.",
        )
    elif of_statements.out is not None:
        write_table(db, of_statements.query(query), of_statements.out)
    else:
        write_statements(db, of_statements.query(query), format=format, limit=limit, after=after)
