"""The tables of ledgers, each with a row type whose fields are the columns.

CSV, JSON lines and Parquet, as well as docs/tables.md, are generated from these fields. Every row also has
the columns of its article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from accordingto.export.rows.actors import ActorRow, actor_rows
from accordingto.export.rows.articles import ArticleRow, article_rows
from accordingto.export.rows.attributions import AttributionRow, attribution_rows
from accordingto.export.rows.checks import HeadlineCheckRow, headline_check_rows
from accordingto.export.rows.claims import ClaimRow, claim_rows
from accordingto.export.rows.columns import ArticleColumns
from accordingto.export.rows.times import TimeRow, time_rows
from accordingto.export.rows.warnings import WarningRow, warning_rows
from accordingto.export.rows.watch import WatchRow, watch_rows
from accordingto.types import Ledger

Table = Literal[
    "attributions", "claims", "actors", "headline_checks", "times", "warnings", "watch", "articles"
]
"""The name of a table, which says what its rows are."""


@dataclass(frozen=True)
class Rows:
    """A table: its title, its columns, and the function that makes its rows."""

    title: str
    """Its title on web pages."""
    columns: type[ArticleColumns]
    """The type whose fields are its columns."""
    of: Callable[[Ledger], Iterator[ArticleColumns]]
    """Yields the rows of a ledger."""


TABLES: Mapping[Table, Rows] = {
    "attributions": Rows("Attributions", AttributionRow, attribution_rows),
    "claims": Rows("Claims", ClaimRow, claim_rows),
    "actors": Rows("Actors", ActorRow, actor_rows),
    "headline_checks": Rows("Headline checks", HeadlineCheckRow, headline_check_rows),
    "times": Rows("Times", TimeRow, time_rows),
    "warnings": Rows("Warnings", WarningRow, warning_rows),
    "watch": Rows("Watch list", WatchRow, watch_rows),
    "articles": Rows("Articles", ArticleRow, article_rows),
}
"""All tables, in the order in which users see them."""
