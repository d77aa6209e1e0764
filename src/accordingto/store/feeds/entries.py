"""Feed entries: each is stored once, however many feeds have it, with its state and outcome."""

from __future__ import annotations

import sqlite3
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from accordingto.store.faults import Garbled
from accordingto.store.feeds.due import DueEntry, NewEntry
from accordingto.store.feeds.records import EntryState
from accordingto.store.keeping import plain_address
from accordingto.types import Article

_FIELDS = (
    "e.id, COALESCE(NULLIF(f.name, ''), f.address), e.address, e.host, e.title, e.published, e.outlet, "
    "e.state, e.due, e.tries"
)
_FROM = f"SELECT {_FIELDS} FROM feed_entries e"
_JOIN = "JOIN feeds f ON f.id = e.feed"
Whole = Callable[[], Article | None]
"""Return the full article that a feed entry contains; None if it has only a part."""


def with_own_marks(entries: Sequence[NewEntry]) -> list[NewEntry]:
    """Return the entries of a feed, with the address added to each mark that several addresses share."""
    called = Counter(mark for mark, _ in {(one.mark, one.address) for one in entries})
    return [
        one if called[one.mark] == 1 else replace(one, mark=f"{one.mark} {one.address}") for one in entries
    ]


def take_entries(
    connection: sqlite3.Connection,
    _: str,
    feed: int,
    entries: Sequence[NewEntry],
    now: str,
    wholes: Sequence[Whole],
) -> int:
    """Insert the new entries of a feed; return the number of articles to fetch.

    An entry is known if its address was seen, or its mark with the same day of publication in this feed.
    Articles that the library already has from an address are not fetched. ``wholes`` has a function for each
    entry, which is called for the full article if the entry is new.
    """
    count = 0
    for one, whole in zip(entries, wholes, strict=True):
        address = None if one.address is None else plain_address(one.address)
        mark = (feed, one.mark, one.published or "")
        known = _known(connection, mark, address)
        if known is None:
            kept = None if address is None else _kept_at(connection, address)
            known = _insert(connection, feed, one, address, now, kept)
            is_taken = kept is None and one.state == "waiting"
            if is_taken and (article := whole()) is not None:
                connection.execute("UPDATE feed_entries SET whole = ? WHERE id = ?", (_pack(article), known))
            count += is_taken
        connection.execute("INSERT OR IGNORE INTO feed_marks VALUES (?, ?, ?, ?)", (*mark, known))
    return count


def _known(connection: sqlite3.Connection, mark: tuple[int, str, str], address: str | None) -> int | None:
    row = None
    if address is not None:
        row = connection.execute("SELECT id FROM feed_entries WHERE address = ?", (address,)).fetchone()
    row = (
        row
        or connection.execute(
            "SELECT entry FROM feed_marks WHERE feed = ? AND mark = ? AND published = ?", mark
        ).fetchone()
    )
    return None if row is None else int(row[0])


def _kept_at(connection: sqlite3.Connection, address: str) -> str | None:
    """Return the key of the library's article from an address; None if there is none."""
    row = connection.execute("SELECT key FROM articles WHERE address = ?", (address,)).fetchone()
    return None if row is None else str(row[0])


def _insert(
    connection: sqlite3.Connection, feed: int, one: NewEntry, address: str | None, now: str, kept: str | None
) -> int:
    state = one.state if kept is None else "known"
    cursor = connection.execute(
        "INSERT INTO feed_entries (feed, address, host, title, published, outlet, found, state, due, tries, "
        "reason, article) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?7, 0, ?, ?)",
        (feed, address, one.host, one.title, one.published, one.outlet, now, state, one.reason, kept),
    )
    return int(cursor.lastrowid or 0)


def hosts_of_entries(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the hosts with entries that wait to be fetched; "" for entries without a link."""
    last, than = "", ">="
    while True:
        (last,) = connection.execute(
            "SELECT MIN(host) FROM feed_entries INDEXED BY feed_entries_waiting "
            f"WHERE state = 'waiting' AND host {than} ?",
            (last,),
        ).fetchone()
        if last is None:
            return
        yield last
        than = ">"


def first_waiting(connection: sqlite3.Connection, host: str) -> DueEntry | None:
    """Return the waiting entry of a host that is due first; None if there is none."""
    return _due(
        connection.execute(
            f"{_FROM} INDEXED BY feed_entries_waiting {_JOIN} WHERE e.state = 'waiting' AND e.host = ? "
            "ORDER BY e.due, e.id LIMIT 1",
            (host,),
        ).fetchone()
    )


def left_unread(connection: sqlite3.Connection) -> DueEntry | None:
    """Return an entry that was fetched but not read because the program ended in between, or None."""
    return _due(
        connection.execute(
            f"{_FROM} INDEXED BY feed_entries_fetched {_JOIN} WHERE e.state = 'fetched' ORDER BY e.id LIMIT 1"
        ).fetchone()
    )


def _due(row: tuple[object, ...] | None) -> DueEntry | None:
    if row is None:
        return None
    return msgspec.convert(dict(zip(DueEntry.__struct_fields__, row, strict=True)), DueEntry)


def begin(connection: sqlite3.Connection, _: str, entry: int) -> None:
    """Count a try before it is made, so that an entry that crashes the program is not retried forever."""
    connection.execute("UPDATE feed_entries SET tries = tries + 1 WHERE id = ?", (entry,))


def keep_page(connection: sqlite3.Connection, _: str, entry: int, article: Article) -> None:
    """Store a fetched article until it is read, so that it need not be fetched again after a crash."""
    connection.execute(
        "UPDATE feed_entries SET state = 'fetched', tries = 0, page = ? WHERE id = ?",
        (_pack(article), entry),
    )


def page_of_entry(connection: sqlite3.Connection, entry: int) -> Article | None:
    """Return the fetched article of an entry that is still to be read; None if there is none."""
    return _unpack(connection.execute("SELECT page FROM feed_entries WHERE id = ?", (entry,)).fetchone()[0])


def whole_of_entry(connection: sqlite3.Connection, entry: int) -> Article | None:
    """Return the full article that the feed itself had; None if it had only a part."""
    return _unpack(connection.execute("SELECT whole FROM feed_entries WHERE id = ?", (entry,)).fetchone()[0])


def settle(
    connection: sqlite3.Connection,
    _: str,
    entry: int,
    now: str,
    state: EntryState,
    *,
    reason: str | None = None,
    article: str | None = None,
) -> None:
    """Store the final state of an entry, and drop its stored article."""
    connection.execute(
        "UPDATE feed_entries SET state = ?, due = ?, reason = ?, article = ?, page = NULL, whole = NULL "
        "WHERE id = ?",
        (state, now, reason, article, entry),
    )


def put_off(connection: sqlite3.Connection, _: str, entry: int, due: str, reason: str) -> None:
    """Postpone an entry until ``due``, and store the reason."""
    connection.execute("UPDATE feed_entries SET due = ?, reason = ? WHERE id = ?", (due, reason, entry))


def reopen(connection: sqlite3.Connection, _: str, is_allowed: Callable[[str], bool], now: str) -> None:
    """Put entries back in the queue that were set aside because of a host that is allowed now."""
    hosts = connection.execute("SELECT DISTINCT host FROM feed_entries WHERE state = 'elsewhere'").fetchall()
    for (host,) in hosts:
        if is_allowed(host):
            connection.execute(
                "UPDATE feed_entries SET state = 'waiting', due = ?, tries = 0, reason = NULL "
                "WHERE state = 'elsewhere' AND host = ?",
                (now, host),
            )


def _pack(article: Article) -> bytes:
    return zlib.compress(msgspec.json.encode(article), 1)


def _unpack(data: bytes | None) -> Article | None:
    if data is None:
        return None
    try:
        return msgspec.json.decode(zlib.decompress(data), type=Article)
    except (zlib.error, msgspec.MsgspecError) as error:
        raise Garbled(error) from error
