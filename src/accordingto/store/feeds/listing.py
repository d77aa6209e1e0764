"""Lists of followed feeds, with counts of their entries, and of entries by state."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter, defaultdict
from datetime import datetime, timedelta

from msgspec import convert

from accordingto.store.feeds.records import EntryState, FeedState, FollowedEntry, FollowedFeed
from accordingto.store.finding import PAGE, PLACE
from accordingto.store.records import Page

DEAD_AFTER = timedelta(days=14)
"""How long a feed must fail to be called dead; it is still polled."""
_ASIDE = ("known", "foreign", "old", "elsewhere")
_FIELDS = (
    "address", "name", "listed", "due", "polled", "answered", "failures", "failing", "error", "failed",
    "damage", "moved", "gone",
)  # fmt: skip


def followed(connection: sqlite3.Connection, now: str) -> tuple[FollowedFeed, ...]:
    """Return all feeds that were ever in the user's list, those followed now first.

    Entries of the sitemaps below an index are counted for the index. ``now`` is needed to tell dead feeds.
    """
    roots = dict(
        connection.execute(
            "WITH RECURSIVE below (id, root) AS (SELECT id, id FROM feeds WHERE parent IS NULL UNION "
            "SELECT f.id, b.root FROM below b JOIN feeds f ON f.parent = b.id) SELECT id, root FROM below"
        ).fetchall()
    )
    states: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for feed, state, count in connection.execute(
        "SELECT feed, state, COUNT(*) FROM feed_entries GROUP BY feed, state"
    ):
        states[roots.get(feed, feed)][state] += count
    sitemaps = Counter(root for feed, root in roots.items() if feed != root)
    failing = Counter(
        roots[feed]
        for (feed,) in connection.execute(
            "SELECT id FROM feeds WHERE parent IS NOT NULL AND listed = 1 AND failing IS NOT NULL"
        )
    )
    rows = connection.execute(
        f"SELECT id, {', '.join(_FIELDS)} FROM feeds WHERE parent IS NULL "
        "ORDER BY listed DESC, name = '', name, address"
    )
    return tuple(
        _feed(
            dict(zip(_FIELDS, row[1:], strict=True)), states[row[0]], now, sitemaps[row[0]], failing[row[0]]
        )
        for row in rows
    )


def _feed(
    row: dict[str, object], states: Counter[str], now: str, sitemaps: int, failing: int
) -> FollowedFeed:
    counted = {
        "added": states["added"],
        "waiting": states["waiting"] + states["fetched"],
        "aside": sum(states[state] for state in _ASIDE),
        "given_up": states["failed"],
    }
    row = {**row, "listed": bool(row["listed"]), "state": _state(row, now), "sitemaps": sitemaps}
    row["failing_sitemaps"] = failing
    return convert({**row, **counted}, FollowedFeed)


def _state(row: dict[str, object], now: str) -> FeedState:
    if row["polled"] is None:
        return "new"
    if row["gone"]:
        return "gone"
    if row["failing"]:
        since = datetime.fromisoformat(str(row["failing"]))
        return "dead" if datetime.fromisoformat(now) - since > DEAD_AFTER else "failing"
    return "moved" if row["moved"] else "well"


def followed_entries(
    connection: sqlite3.Connection, state: EntryState, *, after: str | None = None, limit: int = PAGE
) -> Page[FollowedEntry]:
    """Return one page of the entries with a given state, latest first."""
    where, values = "e.state = ?", list[object]([state])
    cursor = re.fullmatch(PLACE, after or "")
    if cursor is not None:
        where += " AND (e.due, e.id) < (?, ?)"
        values += [cursor[1], int(cursor[2])]
    rows = connection.execute(
        "SELECT e.id, f.address, e.address, e.title, e.published, e.found, e.state, e.due, e.tries, "
        f"e.reason, e.article FROM feed_entries e JOIN feeds f ON f.id = e.feed WHERE {where} "
        "ORDER BY e.due DESC, e.id DESC LIMIT ?",
        (*values, limit + 1),
    ).fetchall()
    names = FollowedEntry.__struct_fields__
    last = rows[limit - 1] if len(rows) > limit else None
    return Page(
        items=tuple(convert(dict(zip(names, row[1:], strict=True)), FollowedEntry) for row in rows[:limit]),
        after=None if last is None else f"{last[7]}~{last[0]}",
    )
