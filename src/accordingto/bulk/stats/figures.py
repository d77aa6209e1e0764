"""The figures of archives, computed with SQL over their Parquet files. Needs ``accordingto[analytics]``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from accordingto.bulk.archive import Archive
from accordingto.bulk.rows import COLUMNS
from accordingto.bulk.stats.intervals import Sums, interval
from accordingto.bulk.stats.measures import MEASURES, Measure
from accordingto.extras import need

MOST = 1000
"""Most rows of each table of people: those quoted most."""
UNKNOWN = "unknown"
"""Label of articles whose outlet or month is not known."""
_MEMORY = "2GB"
"""Memory limit of DuckDB; it spills to disk what does not fit."""

_SHARES = """
    WITH own AS (
        SELECT coalesce(outlet, '{unknown}') AS outlet,
               coalesce(strftime(day, '%Y-%m'), '{unknown}') AS month,
               article_id, count(*) FILTER (WHERE {part}) AS x, count(*) AS n
        FROM {table} WHERE {of} GROUP BY ALL)
    SELECT CASE WHEN grouping(outlet) = 0 THEN outlet END, CASE WHEN grouping(month) = 0 THEN month END,
           sum(x), sum(n), count(*), sum(x * x), sum(x * n), sum(n * n)
    FROM own GROUP BY GROUPING SETS ((), (outlet), (month), (outlet, month))
    ORDER BY 1 NULLS FIRST, 2 NULLS FIRST"""
_PEOPLE = """
    SELECT actor, any_value(actor_kind ORDER BY actor_kind), {outlet}, count(*), count(DISTINCT article_id),
           count(DISTINCT coalesce(outlet, '{unknown}'))
    FROM attributions WHERE actor IS NOT NULL AND source_kind = 'named'
    GROUP BY actor, {outlet} ORDER BY 4 DESC, 1, 3 LIMIT {most}"""


class Share(Struct, frozen=True, kw_only=True):
    """The value of one measure, over all articles or those of one outlet, one month or both."""

    measure: str
    """Name of the measure in ``MEASURES``."""
    outlet: str | None
    """Outlet of the articles; null for all outlets."""
    month: str | None
    """Month of publication (YYYY-MM); null for all months."""
    count: int
    """Number of rows that are counted (numerator)."""
    whole: int
    """Number of rows that they are counted among (denominator)."""
    articles: int
    """Number of articles with such rows."""
    share: float
    """The share, 0 to 1."""
    low: float
    """Lower end of the 95 % confidence interval, which takes articles as clusters."""
    high: float
    """Upper end of the 95 % confidence interval."""


class Quoted(Struct, frozen=True, kw_only=True):
    """An actor who is quoted or cited by name. Equal names are taken for the same actor."""

    name: str
    """Name of the actor."""
    kind: str
    """What sort of actor it is."""
    outlet: str | None
    """Outlet that quotes the actor; null for all outlets."""
    attributions: int
    """Number of attributions."""
    articles: int
    """Number of articles."""
    outlets: int
    """Number of outlets."""


class Figures(Struct, frozen=True, kw_only=True):
    """All figures of some archives."""

    articles: int
    """Number of articles that were read."""
    failures: int
    """Number of inputs that could not be read."""
    attributions: int
    """Number of attributions."""
    outlets: int
    """Number of known outlets."""
    first: str | None
    """First day of publication; null if no day is known."""
    last: str | None
    """Last day of publication; null if no day is known."""
    shares: tuple[Share, ...]
    """Every measure: overall, by outlet, by month, and by outlet and month."""
    people: tuple[Quoted, ...]
    """The actors quoted most, over all outlets."""
    quoted: tuple[Quoted, ...]
    """The pairs of actor and outlet with the most attributions."""


def figures_of(archives: Sequence[Archive]) -> Figures:
    """Compute the figures of several archives taken together. Raises ``MissingExtra``."""
    database = need("duckdb", "analytics").connect(":memory:")
    with database:
        database.execute(f"SET memory_limit = '{_MEMORY}'")
        for table in COLUMNS:
            files = [name for archive in archives for name in archive.files(table)]
            database.read_parquet(files, hive_partitioning=False).create_view(table)
        articles, outlets, first, last = database.execute(
            "SELECT count(*), count(DISTINCT outlet), min(day), max(day) FROM articles"
        ).fetchone()
        return Figures(
            articles=articles,
            failures=_count(database, "failures"),
            attributions=_count(database, "attributions"),
            outlets=outlets,
            first=first and first.isoformat(),
            last=last and last.isoformat(),
            shares=tuple(share for name, one in MEASURES.items() for share in _shares(database, name, one)),
            people=_quoted(database, "NULL"),
            quoted=_quoted(database, "outlet"),
        )


def _count(database: Any, table: str) -> int:
    return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _shares(database: Any, name: str, measure: Measure) -> Iterator[Share]:
    asked = _SHARES.format(unknown=UNKNOWN, part=measure.part, of=measure.of, table=measure.table)
    for outlet, month, x, n, articles, xx, xn, nn in database.execute(asked).fetchall():
        if not n:  # no rows at all
            continue
        low, high = interval(Sums(int(x), int(n), articles, int(xx), int(xn), int(nn)))
        yield Share(
            measure=name, outlet=outlet, month=month, count=int(x), whole=int(n), articles=articles,
            share=round(x / n, 4), low=round(low, 4), high=round(high, 4),
        )  # fmt: skip


def _quoted(database: Any, outlet: str) -> tuple[Quoted, ...]:
    rows = database.execute(_PEOPLE.format(unknown=UNKNOWN, outlet=outlet, most=MOST)).fetchall()
    return tuple(
        Quoted(name=name, kind=kind, outlet=by, attributions=count, articles=articles, outlets=outlets)
        for name, kind, by, count, articles, outlets in rows
    )
