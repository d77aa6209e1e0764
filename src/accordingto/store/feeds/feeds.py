"""Followed feeds: which there are, when each is due, and the results of polling them.

Times are passed in by the caller as ISO 8601 in UTC, as it keeps a clock that does not jump.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from msgspec import Struct

from accordingto.store.feeds.due import DueFeed, NewFeed

MOST_PARTS = 1000
"""Limit of sitemaps of one index that are followed; those changed last are preferred."""
_FIELDS = "id, address, name, host, due, parent, changed, failures, failing, moved, whole, etag, modified"


class Answered(Struct, frozen=True, kw_only=True):
    """A successful response of a feed's server, as far as it is stored."""

    due: str
    """When the feed is polled next."""
    name: str = ""
    """The feed's own title."""
    is_whole: bool = False
    """Whether the whole feed was sent; false if the server said that nothing has changed."""
    damage: str | None = None
    etag: str | None = None
    modified: str | None = None
    moved: str | None = None


def enlist(connection: sqlite3.Connection, _: str, wanted: Iterable[NewFeed], now: str) -> None:
    """Follow these feeds and no others; one that was followed before keeps its state."""
    connection.execute("UPDATE feeds SET listed = 0")
    for one in wanted:
        connection.execute(
            "INSERT INTO feeds (address, name, listed, added, host, links, due, failures) "
            "VALUES (?, ?, 1, ?, ?, ?, ?3, 0) ON CONFLICT (address) "
            "DO UPDATE SET listed = 1, parent = NULL, links = ?5, name = IIF(?2 <> '', ?2, name)",
            (one.address, one.name, now, one.host, " ".join(one.links)),
        )
    # the sitemaps of an index are followed with it, at any depth
    connection.execute(
        "WITH RECURSIVE below (id) AS (SELECT id FROM feeds WHERE listed = 1 UNION "
        "SELECT f.id FROM below b JOIN feeds f ON f.parent = b.id) "
        "UPDATE feeds SET listed = 1 WHERE id IN (SELECT id FROM below)"
    )


def listed_feeds(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return the address of each followed feed, with the further hosts that its entries may link to.

    The hosts are separated by blanks. Sitemaps that come from an index are left out.
    """
    return connection.execute(
        "SELECT address, links FROM feeds WHERE listed = 1 AND parent IS NULL ORDER BY id"
    ).fetchall()


def mend_times(connection: sqlite3.Connection, _: str, latest: str) -> None:
    """Move times that are later than ``latest``, as a wrong clock has set them, back to ``latest``."""
    connection.execute("UPDATE feeds SET due = ?1 WHERE due > ?1", (latest,))
    connection.execute("UPDATE feed_entries SET due = ?1 WHERE state = 'waiting' AND due > ?1", (latest,))
    connection.execute("UPDATE feed_hosts SET resting = ?1 WHERE resting > ?1", (latest,))
    connection.execute("UPDATE feed_hosts SET robots_until = ?1 WHERE robots_until > ?1", (latest,))


def hosts_of_feeds(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the hosts of followed feeds."""
    host = ""
    while True:
        (host,) = connection.execute(
            "SELECT MIN(host) FROM feeds INDEXED BY feeds_by_due WHERE listed = 1 AND host > ?", (host,)
        ).fetchone()
        if host is None:
            return
        yield host


def first_due(connection: sqlite3.Connection, host: str) -> DueFeed | None:
    """Return the followed feed of a host that is due first; None if none is followed there."""
    row = connection.execute(
        f"SELECT {_FIELDS} FROM feeds INDEXED BY feeds_by_due WHERE listed = 1 AND host = ? "
        "ORDER BY due, id LIMIT 1",
        (host,),
    ).fetchone()
    return None if row is None else DueFeed(**dict(zip(DueFeed.__struct_fields__, row, strict=True)))


def note_answer(connection: sqlite3.Connection, _: str, feed: int, now: str, said: Answered) -> None:
    """Store a successful poll of a feed."""
    connection.execute(
        "UPDATE feeds SET due = ?, polled = ?, answered = ?2, failures = 0, failing = NULL, gone = NULL, "
        "moved = ?, name = IIF(name = '', ?, name) WHERE id = ?",
        (said.due, now, said.moved, said.name, feed),
    )
    if said.is_whole:
        connection.execute(
            "UPDATE feeds SET whole = ?, damage = ?, etag = ?, modified = ? WHERE id = ?",
            (now, said.damage, said.etag, said.modified, feed),
        )


def note_failure(
    connection: sqlite3.Connection,
    _: str,
    feed: int,
    now: str,
    reason: str,
    *,
    due: str,
    moved: str | None = None,
    is_gone: bool = False,
) -> None:
    """Store a failed poll of a feed with the reason; the feed is polled again at ``due``."""
    connection.execute(
        "UPDATE feeds SET due = ?, polled = ?, failures = failures + 1, failing = COALESCE(failing, ?2), "
        "error = ?, failed = ?2, moved = COALESCE(?, moved), gone = IIF(?, COALESCE(gone, ?2), NULL) "
        "WHERE id = ?",
        (due, now, reason, moved, is_gone, feed),
    )


def take_parts(connection: sqlite3.Connection, _: str, feed: int, parts: Iterable[NewFeed], now: str) -> int:
    """Follow the sitemaps that an index lists, and no longer those it has dropped; return how many are new.

    Those that have changed, according to the index, are due now. A feed that is already followed through the
    user's list or another index stays as it is.
    """
    newest = sorted(parts, key=lambda one: one.changed or "", reverse=True)[:MOST_PARTS]
    connection.execute("UPDATE feeds SET listed = 0 WHERE parent = ?", (feed,))
    count = 0
    for one in newest:
        count += connection.execute(
            "INSERT INTO feeds (address, name, parent, changed, listed, added, host, links, due, failures) "
            "VALUES (?, '', ?, ?, 1, ?, ?, '', ?4, 0) ON CONFLICT (address) DO NOTHING",
            (one.address, feed, one.changed, now, one.host),
        ).rowcount
        connection.execute(
            "UPDATE feeds SET listed = 1, changed = ?1, due = IIF(changed IS NOT ?1, MIN(due, ?2), due) "
            "WHERE address = ?3 AND parent = ?4",
            (one.changed, now, one.address, feed),
        )
    return count


def depth_of(connection: sqlite3.Connection, feed: int) -> int:
    """Return how many sitemap indexes are above a feed; 0 for a feed of the user's list."""
    (deep,) = connection.execute(
        "WITH RECURSIVE above (id, deep) AS (SELECT parent, 1 FROM feeds WHERE id = ? AND parent IS NOT NULL "
        "UNION ALL SELECT f.parent, a.deep + 1 FROM above a JOIN feeds f ON f.id = a.id "
        "WHERE f.parent IS NOT NULL) SELECT COALESCE(MAX(deep), 0) FROM above",
        (feed,),
    ).fetchone()
    return int(deep)
