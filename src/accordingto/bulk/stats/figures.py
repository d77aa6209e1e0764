"""The figures of archives, asked of their Parquet files in SQL. Needs ``accordingto[analytics]``."""

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
"""People, and pairs of people and outlets, that are listed: those quoted most."""
UNKNOWN = "unknown"
"""What stands for an outlet or a month that is not known."""
_MEMORY = "2GB"
"""Memory that the database may use; it writes to disk what does not fit."""

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
    """A share, of all articles or those of an outlet or month."""

    measure: str
    """What is counted; a name of ``MEASURES``."""
    outlet: str | None
    """Whose articles; null for all outlets."""
    month: str | None
    """Of which month (YYYY-MM); null for all."""
    count: int
    """How many."""
    whole: int
    """Of how many."""
    articles: int
    """In how many articles."""
    share: float
    """The share, 0 to 1."""
    low: float
    """Lower end of its interval (95 %), by articles."""
    high: float
    """Upper end."""


class Quoted(Struct, frozen=True, kw_only=True):
    """Who is quoted or cited by name. The same name is taken for the same one."""

    name: str
    """The name."""
    kind: str
    """What sort of actor it is."""
    outlet: str | None
    """By whom; null for all outlets."""
    attributions: int
    """How often."""
    articles: int
    """In how many articles."""
    outlets: int
    """By how many outlets."""


class Figures(Struct, frozen=True, kw_only=True):
    """What there is to say of archives."""

    articles: int
    """Articles that were read."""
    failures: int
    """What could not be read."""
    attributions: int
    """Attributions in the articles."""
    outlets: int
    """Outlets of the articles."""
    first: str | None
    """The first day of publication."""
    last: str | None
    """The last one."""
    shares: tuple[Share, ...]
    """All measures: of everything, by outlet, by month, by both."""
    people: tuple[Quoted, ...]
    """Who is quoted most."""
    quoted: tuple[Quoted, ...]
    """Who is quoted most by which outlet."""


def figures_of(archives: Sequence[Archive]) -> Figures:
    """Return the figures of archives together. Raises ``MissingExtra``."""
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
        if not n:  # there is nothing at all
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
