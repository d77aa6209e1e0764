"""Translation of a query for statements into SQL and an FTS5 match expression."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from accordingto.store.finding import storable
from accordingto.store.people import Persons
from accordingto.store.spoken.beginnings import spread
from accordingto.store.spoken.expression import parse
from accordingto.store.spoken.indexing import DAY_BITS, first_place
from accordingto.store.spoken.query import StatementQuery
from accordingto.store.spoken.speakers import speaker_match, spelled

LAST_PLACE = (1 << 62) - 1
"""Upper limit of the places of statements."""
TENTHS = 10
"""Steps of the confidence labels: sure0 to sure10."""
_ANY = " OR ".join(f'"sure{tenth}"' for tenth in range(TENTHS + 1))
"""Matches every statement, as each has one of these labels: FTS5's NOT needs a left side to exclude from."""


@dataclass(frozen=True)
class Wanted:
    """A query as SQL: the tables after FROM, the condition after WHERE, the place column, and the values."""

    tables: str
    where: str
    place: str
    values: tuple[object, ...]


def wanted(connection: sqlite3.Connection, query: StatementQuery) -> Wanted | None:
    """Translate a query into SQL; None if nothing can match. Raises ``TooBroad``."""
    match = _match(connection, query)
    if match is None:
        return None
    first, last = _places(query)
    where, values = "t.confidence >= ?" if query.confidence > 0 else "1", list[object]()
    if match:
        values.append(match)
        where = f"spoken MATCH ? AND f.rowid BETWEEN ? AND ? AND {where}"
        tables, place = "spoken f JOIN statements t ON t.place = f.rowid", "f.rowid"
    else:
        where, tables, place = f"t.place BETWEEN ? AND ? AND {where}", "statements t", "t.place"
    values += [first, last, *([query.confidence] if query.confidence > 0 else [])]
    return Wanted(tables, where, place, tuple(values))


def _match(connection: sqlite3.Connection, query: StatementQuery) -> str | None:
    """Return the FTS5 match expression of a query; empty for all statements, None if nothing can match."""
    found = spread(connection, parse(query.text))
    if query.text.strip() and not (found.groups or found.excluded):
        return None
    parts = [f"content : ({found.wanted()})"] if found.groups else []
    if query.actor:
        names = spelled(connection, query.actor)
        if names is None:
            return None
        parts += [f"speaker : ({speaker_match(names)})"] if names else []
    labels = list(_labels(connection, query))
    if not all(labels):
        return None
    parts += [f"labels : ({' OR '.join(one)})" for one in labels]
    if not found.excluded:
        return " AND ".join(parts)
    return f"({' AND '.join(parts) or f'labels : ({_ANY})'}) NOT (content : ({found.unwanted()}))"


def _labels(connection: sqlite3.Connection, query: StatementQuery) -> Iterator[list[str]]:
    """Yield for each filter the labels of which one must match; empty if the library has no such label."""
    for name, values in (
        ("act", query.acts),
        ("polarity", query.polarities),
        ("certainty", query.certainties),
    ):
        if values:
            yield [f'"{name}{value}"' for value in dict.fromkeys(values)]
    if query.outlet:
        found = _id(connection, "SELECT id FROM outlets WHERE name = ?", query.outlet)
        yield [] if found is None else [f'"outlet{found}"']
    if query.person:
        found = _id(connection, "SELECT id FROM people WHERE key = ?", query.person)
        yield [] if found is None else [f'"person{Persons(connection).now_called(found)}"']
    if query.confidence > 0:
        lowest = min(TENTHS, max(0, int(query.confidence * TENTHS - 1e-9)))
        yield [f'"sure{tenth}"' for tenth in range(lowest, TENTHS + 1)]


def _id(connection: sqlite3.Connection, question: str, value: str) -> int | None:
    row = connection.execute(question, (storable(value),)).fetchone()
    return None if row is None else int(row[0])


def _places(query: StatementQuery) -> tuple[int, int]:
    """Return the first and the last place of a query's period; a bound excludes places without a day."""
    first = first_place(query.since) if query.since else 0
    last = first_place(query.until) + (1 << DAY_BITS) - 1 if query.until else LAST_PLACE
    return max(first, 1 << DAY_BITS) if query.since or query.until else first, last
