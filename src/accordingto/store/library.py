"""A library: ledgers kept in one file, with their versions, readings and corrections.

::

    Ledger
      | key_of, address_of   which article it is                  keeping.py
      | Library.add          new article, version or reading      library.py
      | apply                what people corrected                applying.py
      | put                  rows to list, search and count by    shelf.py, people.py
      > Entry, Statement, Person, Sourcing …                      finding.py, asking.py
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from accordingto.errors import NotInLibrary
from accordingto.store import correcting, database, shelf
from accordingto.store.applying import Corrected, apply
from accordingto.store.corrections import Change, Correction
from accordingto.store.keeping import address_of, key_of, pack, unpack
from accordingto.store.records import Added, Outcome, ReadingInfo, Version
from accordingto.types import Ledger
from accordingto.watchitem import WatchItem

P = ParamSpec("P")
T = TypeVar("T")

Watching = Callable[[Ledger], Iterable[WatchItem]]
"""Makes the watch list of a ledger; ``accordingto.stories.watch_items`` is the real one."""


def now() -> str:
    """The time, as records have it: ISO 8601, UTC, whole seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


class Library:
    """A file of ledgers. Threads and processes may use it at once, and threads may share a ``Library``.

    ``create`` makes the file where there is none. ``watching`` makes the watch list of what is added; without
    it nothing is watched. ``clock`` gives the time. Raises a ``LibraryError`` where the file cannot be used;
    so does every method.
    """

    def __init__(
        self,
        path: Path,
        *,
        create: bool = True,
        watching: Watching | None = None,
        clock: Callable[[], str] = now,
    ) -> None:
        self.path = path
        self._watching = watching
        self._clock = clock
        self._local = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._connect(create=create)

    def close(self) -> None:
        """Close the file. No thread may use the library any more."""
        with self._lock:
            for connection in self._opened:
                connection.close()
            self._opened.clear()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, ledger: Ledger) -> Added:
        """Keep a ledger. When this returns it is on the disk.

        A text that the article has already is nothing new, unless it was fetched later than the latest
        version: then somebody went back to it. The same text read by another reader is a new reading of its
        version and is shown from now on.
        """
        with self.transaction() as connection:
            return self._add(connection, ledger)

    def add_all(self, ledgers: Iterable[Ledger]) -> list[Added]:
        """Keep several ledgers in one transaction: all of them or none."""
        with self.transaction() as connection:
            return [self._add(connection, ledger) for ledger in ledgers]

    def ledger(self, key: str, *, version: int | None = None, reader: str | None = None) -> Ledger:
        """A ledger as it went in: of the latest version and its shown reading, unless others are named.

        Raises ``NotInLibrary`` where there is none.
        """
        wanted = "v.number = ?" if version is not None else "v.id = k.latest AND ? IS NULL"
        read = "r.reader = ?" if reader is not None else "r.id = v.shown AND ? IS NULL"
        with self.reading() as connection:
            row = connection.execute(
                "SELECT r.ledger FROM articles k JOIN versions v ON v.article = k.id "
                f"JOIN readings r ON r.version = v.id WHERE k.key = ? AND {wanted} AND {read}",
                (key, version, reader),
            ).fetchone()
        if row is None:
            raise _missing(key, version, reader)
        return unpack(row[0])

    def versions(self, key: str) -> tuple[Version, ...]:
        """The versions of an article, the oldest first. Raises ``NotInLibrary``."""
        with self.reading() as connection:
            article = article_of(connection, key)
            rows = connection.execute(
                "SELECT id, number, text_id, retrieved, added, shown FROM versions WHERE article = ? "
                "ORDER BY number",
                (article,),
            ).fetchall()
            return tuple(
                Version(
                    number=number,
                    text_id=text_id,
                    retrieved=retrieved,
                    added=added,
                    readings=tuple(
                        ReadingInfo(reader=reader, added=when, shown=reading == shown)
                        for reading, reader, when in connection.execute(
                            "SELECT id, reader, added FROM readings WHERE version = ? ORDER BY id", (id,)
                        )
                    ),
                )
                for id, number, text_id, retrieved, added, shown in rows
            )

    def remove(self, key: str) -> None:
        """Remove an article with its versions, readings and corrections. Raises ``NotInLibrary``."""
        with self.transaction() as connection:
            article = article_of(connection, key)
            shelf.clear(connection, article)
            connection.execute("UPDATE articles SET latest = NULL WHERE id = ?", (article,))
            connection.execute("UPDATE versions SET shown = NULL WHERE article = ?", (article,))
            connection.execute("DELETE FROM articles WHERE id = ?", (article,))

    def shown(self, key: str, *, version: int | None = None, reader: str | None = None) -> Corrected:
        """What is shown of an article: its reading with what people corrected. Raises ``NotInLibrary``."""
        ledger = self.ledger(key, version=version, reader=reader)
        with self.reading() as connection:
            return apply(ledger, correcting.standing(connection, article_of(connection, key)))

    def correct(self, key: str, change: Change, *, author: str, reason: str = "") -> Correction:
        """Correct what is shown of an article, beside its reading. Raises ``NotInLibrary``."""
        with self.transaction() as connection:
            article = article_of(connection, key)
            made = correcting.make(connection, article, change, author, reason, self._clock())
            self.refresh(connection, article)
        return made

    def undo(self, key: str, correction: str, *, author: str) -> None:
        """Undo a correction; it stays in the history. Raises ``NotInLibrary``."""
        with self.transaction() as connection:
            article = article_of(connection, key)
            correcting.undo(connection, article, correction, author, self._clock())
            self.refresh(connection, article)

    def ask(
        self, question: Callable[Concatenate[sqlite3.Connection, P], T], *args: P.args, **named: P.kwargs
    ) -> T:
        """The answer to a question of this package: ``library.ask(find, Query(text="harbour"))``."""
        with self.reading() as connection:
            return question(connection, *args, **named)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection of this thread, for questions; it sees what was there when each was asked."""
        with database.reporting(self.path):
            yield self._connect()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """The connection of this thread, within a transaction: all of it is kept, or nothing."""
        connection = self._connect()
        with database.reporting(self.path), database.writing(connection):
            yield connection

    def refresh(self, connection: sqlite3.Connection, article: int) -> None:
        """Derive anew what lists and searches show of an article, within the caller's transaction."""
        key, reading, data = connection.execute(
            "SELECT k.key, r.id, r.ledger FROM articles k JOIN versions v ON v.id = k.latest "
            "JOIN readings r ON r.id = v.shown WHERE k.id = ?",
            (article,),
        ).fetchone()
        self._show(connection, article, key, reading, unpack(data))

    def _show(
        self, connection: sqlite3.Connection, article: int, key: str, reading: int, ledger: Ledger
    ) -> None:
        ledger = apply(ledger, correcting.standing(connection, article)).ledger
        items = () if self._watching is None else self._watching(ledger)
        shelf.clear(connection, article)
        shelf.put(connection, article, key, reading, ledger, items)

    def _add(self, connection: sqlite3.Connection, ledger: Ledger) -> Added:
        article, key = self._enter_article(connection, ledger)
        version, number, outcome = self._enter_version(connection, article, ledger)
        known = connection.execute(
            "SELECT id FROM readings WHERE version = ? AND reader = ?", (version, ledger.reader)
        ).fetchone()
        if known is not None:
            return Added(key=key, version=number, outcome="unchanged")
        cursor = connection.execute(
            "INSERT INTO readings (version, reader, added, ledger) VALUES (?, ?, ?, ?)",
            (version, ledger.reader, self._clock(), pack(ledger)),
        )
        reading = int(cursor.lastrowid or 0)
        connection.execute("UPDATE versions SET shown = ? WHERE id = ?", (reading, version))
        (latest,) = connection.execute("SELECT latest FROM articles WHERE id = ?", (article,)).fetchone()
        if latest == version:
            self._show(connection, article, key, reading, ledger)
        return Added(key=key, version=number, outcome=outcome)

    def _enter_article(self, connection: sqlite3.Connection, ledger: Ledger) -> tuple[int, str]:
        """The article a ledger is of; a text without an address is that of any article that has it."""
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
        self, connection: sqlite3.Connection, article: int, ledger: Ledger
    ) -> tuple[int, int, Outcome]:
        """The version that a ledger is of, its number, and what a first reading of it would be."""
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
            (article, number, text_id, retrieved, self._clock()),
        )
        version = int(cursor.lastrowid or 0)
        connection.execute("UPDATE articles SET latest = ? WHERE id = ?", (version, article))
        return version, number, "version" if rows else "new"

    def _connect(self, *, create: bool = False) -> sqlite3.Connection:
        """The connection of this thread."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = database.connect(self.path, create=create)
            with self._lock:
                self._opened.append(connection)
            self._local.connection = connection
        return connection


def article_of(connection: sqlite3.Connection, key: str) -> int:
    """The id of an article. Raises ``NotInLibrary``."""
    row = connection.execute("SELECT id FROM articles WHERE key = ?", (key,)).fetchone()
    if row is None:
        raise _missing(key)
    return int(row[0])


def _missing(key: str, version: int | None = None, reader: str | None = None) -> NotInLibrary:
    what = f"article {key}"
    what += f", version {version}" if version is not None else ""
    what += f", read by {reader}" if reader is not None else ""
    return NotInLibrary(f"{what}: not in the library; accordingto list shows what is")
