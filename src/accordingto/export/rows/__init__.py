"""Ledgers as rows of tables, with the columns of their articles.

The fields of the rows are the columns: what CSV, JSON lines and Parquet write, and what docs/tables.md says,
follow from them.
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
"""What the rows of a table are."""


@dataclass(frozen=True)
class Rows:
    """One table."""

    title: str
    """What a page calls it."""
    columns: type[ArticleColumns]
    """The type whose fields are its columns."""
    of: Callable[[Ledger], Iterator[ArticleColumns]]
    """Gives the rows of a ledger."""


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
"""All tables, in the order in which they are offered."""
