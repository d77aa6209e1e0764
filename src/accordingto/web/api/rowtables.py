"""API operations for tables: the rows of one article, or of one page of articles."""

from __future__ import annotations

from typing import Literal

from accordingto.export import TABLE_FORMATS, Table
from accordingto.store import find
from accordingto.types import Ledger
from accordingto.web.api.articles import ArticlesAsked, OneLedger, ledger_of, query_of
from accordingto.web.api.operations import Answer, Call, Operation, Reply
from accordingto.web.exports import attachment

RowFormat = Literal["jsonl", "csv", "parquet"]
"""The formats of tables; a test ensures that they are those of ``export``."""
MEDIA_TYPES = tuple(one.media_type for one in TABLE_FORMATS.values())
_NEXT = {"Link": "The rows of the next page of articles, if there is one."}


class TableOfArticle(OneLedger, frozen=True, kw_only=True):
    """Parameters for a table of an article."""

    table: Table
    """The table: what each row is."""
    format: RowFormat = "csv"
    """The format of the file."""


class TableOfArticles(ArticlesAsked, frozen=True, kw_only=True):
    """Parameters for a table of several articles."""

    table: Table
    """The table: what each row is."""
    format: RowFormat = "csv"
    """The format of the file."""


def of_article(call: Call[TableOfArticle]) -> Reply:
    """Get a table of an article, with a row for each attribution, claim, actor, …"""
    ledger = ledger_of(call)
    return _reply([ledger], call.asked, f"accordingto-{ledger.article.id}-{call.asked.table}", {})


def of_articles(call: Call[TableOfArticles]) -> Reply:
    """Get a table of one page of articles, newest first; the Link header has the address of the next page."""
    asked, library = call.asked, call.library
    page = library.ask(find, query_of(asked), after=asked.after, limit=asked.limit)
    ledgers = [library.shown(entry.key).ledger for entry in page.items]
    headers = {} if page.after is None else {"Link": f'<{call.next(page.after)}>; rel="next"'}
    return _reply(ledgers, asked, f"accordingto-{asked.table}", headers)


def _reply(
    ledgers: list[Ledger], asked: TableOfArticle | TableOfArticles, name: str, headers: dict[str, str]
) -> Reply:
    format = TABLE_FORMATS[asked.format]
    body = b"".join(format.write_table(ledgers, asked.table))
    return Reply(body, format.media_type, headers={**attachment(name, format), **headers})


OPERATIONS = (
    Operation(
        "GET",
        "/articles/{key}/tables/{table}",
        of_article,
        {200: Answer("The rows.", media_types=MEDIA_TYPES)},
        TableOfArticle,
    ),
    Operation(
        "GET",
        "/tables/{table}",
        of_articles,
        {200: Answer("The rows.", media_types=MEDIA_TYPES, headers=_NEXT)},
        TableOfArticles,
    ),
)
"""The operations for tables."""
