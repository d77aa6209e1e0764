"""Adding a ledger: find or create its article, the version of the article, and the reading of the version."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from accordingto.store.correcting import corrected
from accordingto.store.details import told_anew, uncorrected
from accordingto.store.keeping import address_of, key_of, pack, unpack
from accordingto.store.records import Added, Outcome
from accordingto.types import Ledger

Show = Callable[[sqlite3.Connection, int, str, int, Ledger], None]
"""Index the reading that is shown of an article: connection, article id, article key, reading id, ledger."""


def add(connection: sqlite3.Connection, ledger: Ledger, now: str, show: Show) -> Added:
    """Store a ledger, within the caller's transaction; call ``show`` if it is of the latest version."""
    article, key = _enter_article(connection, ledger)
    version, number, outcome = _enter_version(connection, article, ledger, now)
    return _read(connection, article, key, version, number, outcome, ledger, now, show)


def add_reading(
    connection: sqlite3.Connection, key: str, number: int, ledger: Ledger, now: str, show: Show
) -> Added | None:
    """Store another reading of a version; return None if there is no version ``number`` with this text.

    It replaces an earlier reading by the same reader, as a reading may depend on corrections that were made
    in between.
    """
    row = connection.execute(
        "SELECT k.id, v.id, r.ledger FROM articles k JOIN versions v ON v.article = k.id "
        "JOIN readings r ON r.id = v.shown WHERE k.key = ? AND v.number = ? AND v.text_id = ?",
        (key, number, ledger.article.id),
    ).fetchone()
    if row is None:
        return None
    raw = unpack(row[2])
    ledger = uncorrected(ledger, raw.article, corrected(connection, row[0], raw).ledger.article)
    known = connection.execute(
        "SELECT id, ledger FROM readings WHERE version = ? AND reader = ?", (row[1], ledger.reader)
    ).fetchone()
    if known is None:
        return _read(connection, row[0], key, row[1], number, "reading", ledger, now, show)
    connection.execute(
        "UPDATE readings SET ledger = ?, added = ? WHERE id = ?", (pack(ledger), now, known[0])
    )
    if unpack(known[1]) == ledger:
        return Added(key=key, version=number, outcome="unchanged")
    _show_latest(connection, row[0], key, row[1], show)
    return Added(key=key, version=number, outcome="reading")


def _read(
    connection: sqlite3.Connection,
    article: int,
    key: str,
    version: int,
    number: int,
    outcome: Outcome,
    ledger: Ledger,
    now: str,
    show: Show,
) -> Added:
    """Store a reading of a version unless this reader has one; show it if the version is the latest."""
    known = connection.execute(
        "SELECT id FROM readings WHERE version = ? AND reader = ?", (version, ledger.reader)
    ).fetchone()
    (latest,) = connection.execute("SELECT latest FROM articles WHERE id = ?", (article,)).fetchone()
    if known is not None:
        if latest != version or not told_anew(connection, article, known[0], ledger, now):
            return Added(key=key, version=number, outcome="unchanged")
        _show_latest(connection, article, key, version, show)
        return Added(key=key, version=number, outcome="details")
    cursor = connection.execute(
        "INSERT INTO readings (version, reader, added, ledger) VALUES (?, ?, ?, ?)",
        (version, ledger.reader, now, pack(ledger)),
    )
    reading = int(cursor.lastrowid or 0)
    connection.execute("UPDATE versions SET shown = ? WHERE id = ?", (reading, version))
    if latest == version:
        show(connection, article, key, reading, ledger)
    return Added(key=key, version=number, outcome=outcome)


def _show_latest(connection: sqlite3.Connection, article: int, key: str, version: int, show: Show) -> None:
    """Index the shown reading of a version again, if that version is the latest of its article."""
    row = connection.execute(
        "SELECT r.id, r.ledger FROM articles k JOIN versions v ON v.id = k.latest "
        "JOIN readings r ON r.id = v.shown WHERE v.id = ?",
        (version,),
    ).fetchone()
    if row is not None:
        show(connection, article, key, row[0], unpack(row[1]))


def _enter_article(connection: sqlite3.Connection, ledger: Ledger) -> tuple[int, str]:
    """Return the row id and the key of the article of a ledger, and insert the article if it is new.

    A text without an address belongs to the first article that has the same text, if there is one.
    """
    key, address = key_of(ledger.article), address_of(ledger.article)
    row = connection.execute("SELECT id, key FROM articles WHERE key = ?", (key,)).fetchone()
    if row is None and address is None:
        row = connection.execute(
            "SELECT k.id, k.key FROM versions v JOIN articles k ON k.id = v.article WHERE v.text_id = ? "
            "ORDER BY v.id LIMIT 1",
            (ledger.article.id,),
        ).fetchone()
    if row is not None:
        return int(row[0]), str(row[1])
    cursor = connection.execute("INSERT INTO articles (key, address) VALUES (?, ?)", (key, address))
    return int(cursor.lastrowid or 0), key


def _enter_version(
    connection: sqlite3.Connection, article: int, ledger: Ledger, now: str
) -> tuple[int, int, Outcome]:
    """Return the row id and number of a ledger's version, and the outcome if this reading of it is the first.

    The version is inserted if its text is new, or if the article went back to an earlier text.
    """
    text_id, retrieved = ledger.article.id, ledger.article.retrieved
    rows = connection.execute(
        "SELECT id, number, text_id, retrieved FROM versions WHERE article = ? ORDER BY number DESC",
        (article,),
    ).fetchall()
    same = next((row for row in rows if row[2] == text_id), None)
    went_back = (
        same is not None
        and same is not rows[0]
        and retrieved is not None
        and all(row[3] is None or row[3] < retrieved for row in rows)
    )
    if same is not None and not went_back:
        return int(same[0]), int(same[1]), "reading"
    number = 1 + (rows[0][1] if rows else 0)
    cursor = connection.execute(
        "INSERT INTO versions (article, number, text_id, retrieved, added) VALUES (?, ?, ?, ?, ?)",
        (article, number, text_id, retrieved, now),
    )
    version = int(cursor.lastrowid or 0)
    connection.execute("UPDATE articles SET latest = ? WHERE id = ?", (version, article))
    return version, number, "version" if rows else "new"
