"""Queries over the watch list of all articles: pages of items, counts, and days with due items."""

from __future__ import annotations

import re
import sqlite3

import msgspec
from msgspec import Struct

from accordingto.store.finding import PAGE, PLACE
from accordingto.store.records import Page, Share, Watched
from accordingto.types import WatchState
from accordingto.watchlist import WatchItem, WatchKind

_DAY = "substr(w.due, 1, 10)"
_SETTLED_BY = "COALESCE(w.due, w.day)"
_PARTS = {
    True: "w.due IS NOT NULL",
    False: "w.due IS NULL",
    None: "w.state IN ('kept', 'broken')",  # as in the index
}


class WatchQuery(Struct, frozen=True, kw_only=True):
    """A filter of the watch list; every field that is not empty narrows it."""

    kinds: tuple[WatchKind, ...] = ()
    """Kinds of items."""
    since: str = ""
    """First due day, ISO 8601."""
    until: str = ""
    """Last due day, ISO 8601."""
    person: str = ""
    """Key of the person who said it."""
    outlet: str = ""
    """Name of the publisher."""
    dated: bool | None = True
    """True for items with a due day, False for items without one, None for all that are kept or broken."""
    states: tuple[WatchState, ...] = ()
    """States of the items, such as kept or broken."""


def watched(
    connection: sqlite3.Connection,
    query: WatchQuery,
    *,
    latest_first: bool = False,
    after: str | None = None,
    limit: int = PAGE,
) -> Page[Watched]:
    """Return one page of the watch list.

    Items with a due day are ordered by it, earliest first, or latest first with ``latest_first``. Items
    without one are ordered by the article's day, newest first. Settled items are ordered by the due day, or
    else the article's day, latest first.
    """
    where, values = _where(query)
    falls = latest_first or not query.dated
    column = {True: "w.due", False: "w.day", None: _SETTLED_BY}[query.dated]
    cursor = re.fullmatch(PLACE, after or "")
    if cursor is not None:
        where += f" AND ({column}, w.id) {'<' if falls else '>'} (?, ?)"
        values = (*values, cursor[1], int(cursor[2]))
    order = f"{column} DESC, w.id DESC" if falls else f"{column}, w.id"
    rows = connection.execute(
        f"SELECT k.key, p.key, w.item, {column}, w.id FROM watched w JOIN articles k ON k.id = w.article "
        f"LEFT JOIN people p ON p.id = w.person WHERE {where} ORDER BY {order} LIMIT ?",
        (*values, limit + 1),
    ).fetchall()
    last = rows[limit - 1] if len(rows) > limit else None
    return Page(
        items=tuple(
            Watched(key=key, person=who, item=msgspec.json.decode(item, type=WatchItem))
            for key, who, item, *_ in rows[:limit]
        ),
        after=None if last is None else f"{last[3]}~{last[4]}",
    )


def count_watched(connection: sqlite3.Connection, query: WatchQuery) -> int:
    """Return the number of items that match."""
    where, values = _where(query)
    (found,) = connection.execute(f"SELECT COUNT(*) FROM watched w WHERE {where}", values).fetchone()
    return int(found)


def due_days(connection: sqlite3.Connection, query: WatchQuery) -> tuple[Share, ...]:
    """Return the number of items due on each day that has any, in order of day."""
    where, values = _where(query)
    rows = connection.execute(
        f"SELECT {_DAY} AS of, COUNT(*) FROM watched w WHERE {where} AND w.due IS NOT NULL "
        "GROUP BY of ORDER BY of",
        values,
    )
    return tuple(Share(name=day, count=count) for day, count in rows)


def due_next_to(connection: sqlite3.Connection, query: WatchQuery) -> tuple[str | None, str | None]:
    """Return the last day before ``since`` and the first after ``until`` with due items, or None."""
    around = msgspec.structs.replace(query, since="", until="")
    where, values = _where(around)
    found = []
    for end, sign, day in (("MAX", "<", query.since), ("MIN", ">=", query.until)):
        limit = "?" if end == "MAX" else "date(?, '+1 day')"
        (due,) = connection.execute(
            f"SELECT {end}(w.due) FROM watched w WHERE {where} AND w.due {sign} {limit}", (*values, day)
        ).fetchone()
        found.append(None if due is None else str(due)[:10])
    return found[0], found[1]


def _where(query: WatchQuery) -> tuple[str, tuple[object, ...]]:
    """Return the SQL condition of a query over ``watched w``, and its values."""
    where, values = [_PARTS[query.dated]], list[object]()
    if query.states:
        where.append(f"w.state IN ({', '.join('?' * len(query.states))})")
        values += query.states
    if query.kinds:
        where.append(f"w.kind IN ({', '.join('?' * len(query.kinds))})")
        values += query.kinds
    if query.person:
        where.append("w.person = (SELECT id FROM people WHERE key = ?)")
        values.append(query.person)
    if query.outlet:
        where.append(
            "w.article IN (SELECT article FROM shelf WHERE outlet = (SELECT id FROM outlets WHERE name = ?))"
        )
        values.append(query.outlet)
    if query.since and query.dated:
        where.append("w.due >= ?")
        values.append(query.since)
    if query.until and query.dated:
        where.append("w.due < date(?, '+1 day')")
        values.append(query.until)
    return " AND ".join(where), tuple(values)
