"""Questions about what falls due: the watch list across articles, in parts and in numbers."""

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
    """What is asked of the watch list; each field narrows it, an empty one does not."""

    kinds: tuple[WatchKind, ...] = ()
    """Kinds of items."""
    since: str = ""
    """First day on which an item falls due, ISO 8601."""
    until: str = ""
    """Last day."""
    person: str = ""
    """Key of the person whose word it is."""
    outlet: str = ""
    """Name of the publisher."""
    dated: bool | None = True
    """Whether items with a day are asked for, or those without one; null for all that is settled."""
    states: tuple[WatchState, ...] = ()
    """What became of the items."""


def watched(
    connection: sqlite3.Connection,
    query: WatchQuery,
    *,
    latest_first: bool = False,
    after: str | None = None,
    limit: int = PAGE,
) -> Page[Watched]:
    """Return a page of the watch list: by due day, or for items without one, the newest articles first.

    What is settled comes by the one or the other, the latest first. ``latest_first`` reverses the order of
    items with a due day.
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
    """Return how many items match."""
    where, values = _where(query)
    (found,) = connection.execute(f"SELECT COUNT(*) FROM watched w WHERE {where}", values).fetchone()
    return int(found)


def due_days(connection: sqlite3.Connection, query: WatchQuery) -> tuple[Share, ...]:
    """Return how many items fall due on each day that has any, in order."""
    where, values = _where(query)
    rows = connection.execute(
        f"SELECT {_DAY} AS of, COUNT(*) FROM watched w WHERE {where} AND w.due IS NOT NULL "
        "GROUP BY of ORDER BY of",
        values,
    )
    return tuple(Share(name=day, count=count) for day, count in rows)


def due_next_to(connection: sqlite3.Connection, query: WatchQuery) -> tuple[str | None, str | None]:
    """Return the last day before ``since`` and the first after ``until`` with a due item, if any."""
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
    """Return a query as SQL over ``watched w``, and its values."""
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
