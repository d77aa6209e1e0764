"""Facets of a search for statements: counts of the matches by label, outlet, person and month."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from msgspec.structs import replace

from accordingto.store.database import bounded
from accordingto.store.spoken.indexing import DAY_BITS, month_of
from accordingto.store.spoken.matching import wanted
from accordingto.store.spoken.query import StatementQuery
from accordingto.store.spoken.records import Facet, Facets

MOST_FACETED = 10_000
"""Limit of statements that are counted, newest first, so that time does not grow with the matches."""
MOST_VALUES = 12
"""Limit of outlets and people (the most frequent) and of months (the latest) that are returned."""

Column = Literal["act", "polarity", "certainty", "outlet", "person", "place"]
_CLEARED: Mapping[Column, Mapping[str, object]] = {
    "act": {"acts": ()},
    "polarity": {"polarities": ()},
    "certainty": {"certainties": ()},
    "outlet": {"outlet": ""},
    "person": {"person": ""},
}
"""For each facet, the fields to clear in the query to count the alternatives to the value chosen there."""


def count_statements(connection: sqlite3.Connection, query: StatementQuery) -> Facets:
    """Count the statements that match, by the values of each facet. Raises ``TooBroad``.

    If the query chooses a value of a facet, that facet is counted as if it did not, so that another value
    can be chosen instead.
    """
    rows = _rows(connection, query)
    counted = rows[:MOST_FACETED]
    counts = {}
    for column, cleared in _CLEARED.items():
        if any(getattr(query, name) for name in cleared):
            others = _rows(connection, replace(query, **cleared), column)[:MOST_FACETED]
            counts[column] = Counter(value for (value,) in others)
        else:
            counts[column] = Counter(row[_COLUMNS.index(column)] for row in counted)
    return Facets(
        count=len(counted),
        is_all=len(rows) <= MOST_FACETED,
        acts=_plain(counts["act"]),
        polarities=_plain(counts["polarity"]),
        certainties=_plain(counts["certainty"]),
        outlets=_named(connection, counts["outlet"], "SELECT name, name FROM outlets WHERE id = ?"),
        people=_named(connection, counts["person"], "SELECT key, name FROM people WHERE id = ?"),
        months=_months(counted),
    )


_COLUMNS: tuple[Column, ...] = ("place", "act", "polarity", "certainty", "outlet", "person")


def _rows(connection: sqlite3.Connection, query: StatementQuery, *columns: Column) -> list[tuple[Any, ...]]:
    """Return columns of the newest statements that match, at most ``MOST_FACETED`` + 1."""
    asked = wanted(connection, query)
    if asked is None:
        return []
    names = ", ".join(f"t.{one}" for one in columns or _COLUMNS)
    with bounded(connection):
        return connection.execute(
            f"SELECT {names} FROM {asked.tables} WHERE {asked.where} ORDER BY {asked.place} DESC LIMIT ?",
            (*asked.values, MOST_FACETED + 1),
        ).fetchall()


def _plain(counts: Mapping[object, int]) -> tuple[Facet, ...]:
    found = [(count, str(value)) for value, count in counts.items() if value is not None]
    return tuple(
        Facet(value, value, count) for count, value in sorted(found, key=lambda one: (-one[0], one[1]))
    )


def _named(connection: sqlite3.Connection, counts: Counter[object], question: str) -> tuple[Facet, ...]:
    found = []
    for id, count in counts.most_common(MOST_VALUES + 1):
        row = connection.execute(question, (id,)).fetchone() if id is not None else None
        if row is not None:
            found.append(Facet(row[0], row[1], count))
    return tuple(found[:MOST_VALUES])


def _months(rows: Iterable[tuple[Any, ...]]) -> tuple[Facet, ...]:
    months = Counter[str]()
    for day, count in Counter(row[0] >> DAY_BITS for row in rows).items():
        months[month_of(day << DAY_BITS)] += count
    latest = sorted((month for month in months if month), reverse=True)[:MOST_VALUES]
    return tuple(Facet(month, month, months[month]) for month in latest)
