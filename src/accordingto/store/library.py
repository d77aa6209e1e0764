"""The library class: ledgers in one file, with their versions, readings and corrections.

::

    Ledger
      | key_of, address_of   which article it is                  keeping.py
      | add                  new article, version or reading      adding.py
      | corrected            what people corrected                correcting.py
      | put                  rows to list, search and count by    index.py, people.py
      > Entry, Statement, Person, Sourcing …                      finding.py, asking.py
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from accordingto.corrections import Change, Corrected, Correction, is_sound
from accordingto.errors import NotInLibrary
from accordingto.store import adding, correcting, database, faults, index, joining, searching
from accordingto.store.keeping import unpack
from accordingto.store.pool import Pool
from accordingto.store.records import Added, Joining, ReadingInfo, SearchedPage, Version
from accordingto.store.stories import following
from accordingto.types import Ledger
from accordingto.watchlist import WatchItem

MOST_VERSIONS = 1_000_000_000
"""Upper limit of version numbers."""
P = ParamSpec("P")
T = TypeVar("T")

Watching = Callable[[Ledger], Iterable[WatchItem]]
"""Return the watch list of a ledger, as ``accordingto.watchlist.watch_items`` does."""


def now() -> str:
    """Return the current time in the form used in records: ISO 8601, UTC, whole seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


class Library:
    """A file of ledgers. Threads and processes may use it at once, and threads may share a ``Library``.

    With ``create``, a missing file is created. ``watching`` makes the watch list of a ledger that is added;
    without it the watch list stays empty. ``clock`` returns the time. ``progress`` receives the progress of
    migrating a library of an earlier version: a description, the amount done, and the total. Raises a
    ``LibraryError`` if the file cannot be used; so does every method.
    """

    def __init__(
        self,
        path: Path,
        *,
        create: bool = True,
        watching: Watching | None = None,
        clock: Callable[[], str] = now,
        progress: database.Progress = database.silent,
    ) -> None:
        self.path = path
        self._watching = watching
        self._clock = clock
        self._pool = Pool(path, create=create, progress=progress)

    def close(self) -> None:
        """Close the file. The library cannot be used afterwards."""
        self._pool.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, ledger: Ledger) -> Added:
        """Add a ledger. When this returns, it is on disk.

        A text that the article already has makes no new version, unless it is not the latest and was fetched
        later than all versions: then the outlet went back to it. The same text read by another reader is a
        new reading of its version and is shown from now on.
        """
        with self._changing() as connection:
            return adding.add(connection, ledger, self._clock(), self._show)

    def add_all(self, ledgers: Iterable[Ledger]) -> list[Added]:
        """Add several ledgers in one transaction: all of them or none."""
        with self.transaction():  # not _changing: the iterable may raise errors of its own
            return [self.add(one) for one in ledgers]

    def read_again(self, key: str, version: int, ledger: Ledger) -> Added:
        """Add another reader's ledger of a version; it is shown from then on. Raises ``NotInLibrary``."""
        with self._changing() as connection:
            added = adding.add_reading(connection, key, version, ledger, self._clock(), self._show)
            if added is None:
                raise _missing(key, version)
            return added

    def ledger(self, key: str, *, version: int | None = None, reader: str | None = None) -> Ledger:
        """Return an uncorrected ledger: by default of the latest version, by the reader that is shown.

        Raises ``NotInLibrary`` if there is none.
        """
        if version is not None and not 0 < version <= MOST_VERSIONS:
            raise _missing(key, version, reader)
        wanted = "v.number = ?" if version is not None else "v.id = k.latest AND ? IS NULL"
        read = "r.reader = ?" if reader is not None else "r.id = v.shown AND ? IS NULL"
        with self._asking() as connection:
            row = connection.execute(
                "SELECT r.ledger FROM articles k JOIN versions v ON v.article = k.id "
                f"JOIN readings r ON r.version = v.id WHERE k.key = ? AND {wanted} AND {read}",
                (key, version, reader),
            ).fetchone()
            if row is None:
                raise _missing(key, version, reader)
            return unpack(row[0])

    def versions(self, key: str) -> tuple[Version, ...]:
        """Return the versions of an article, oldest first. Raises ``NotInLibrary``."""
        with self._asking() as connection:
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

    def remove(self, *keys: str) -> None:
        """Remove articles and everything that belongs to them. If one is missing, raise ``NotInLibrary`` and
        remove none."""
        with self._changing() as connection:
            for key in keys:
                article = article_of(connection, key)
                following.remove(connection, article, self._clock())
                left = index.clear(connection, article)
                connection.execute("DELETE FROM joinings WHERE article = ?", (key,))
                connection.execute("UPDATE articles SET latest = NULL WHERE id = ?", (article,))
                connection.execute("UPDATE versions SET shown = NULL WHERE article = ?", (article,))
                connection.execute("DELETE FROM articles WHERE id = ?", (article,))
                index.tidy(connection, left)

    def shown(self, key: str, *, version: int | None = None, reader: str | None = None) -> Corrected:
        """Return an article's ledger with its corrections applied. Raises ``NotInLibrary``."""
        with self._asking() as connection:
            ledger = self.ledger(key, version=version, reader=reader)
            return correcting.corrected(connection, article_of(connection, key), ledger)

    def correct(self, key: str, change: Change, *, author: str, reason: str = "") -> Correction:
        """Add a correction to an article; the stored reading does not change. Raises ``NotInLibrary``.

        Raises ``ValueError`` for a change with a name or value that is empty or too long.
        """
        if not is_sound(change):
            raise ValueError("a name or a value of the change is empty or too long")
        with self._changing() as connection:
            article = article_of(connection, key)
            made = correcting.make(connection, article, change, author, reason, self._clock())
            self.refresh(connection, article)
        return made

    def undo(self, key: str, correction: str, *, author: str) -> None:
        """Undo a correction; it stays in the history. Raises ``NotInLibrary``."""
        with self._changing() as connection:
            article = article_of(connection, key)
            correcting.undo(connection, article, correction, author, self._clock())
            self.refresh(connection, article)

    def join(self, person: str, other: str, *, author: str, reason: str = "") -> Joining:
        """Merge two people, given by key. The key of the result is ``other``, or the one it was merged into.

        Raises ``NotInLibrary``, and ``AlreadyJoined`` if they are one person already.
        """
        with self._changing() as connection:
            return joining.join(connection, person, other, author, reason, self._clock())

    def split(self, person: str, key: str, *, author: str, reason: str = "") -> Joining:
        """Make ``person`` in the article ``key`` a different person. Raises ``NotInLibrary``."""
        with self._changing() as connection:
            return joining.split(connection, person, key, author, reason, self._clock())

    def undo_joining(self, id: str, *, author: str) -> None:
        """Undo a merge or a split; it stays in the list. Raises ``NotInLibrary``."""
        with self._changing() as connection:
            joining.undo(connection, id, author, self._clock())

    def save_search(self, name: str, query: str, page: SearchedPage = "/") -> None:
        """Save a search, as the query string of a page; it replaces one of the same name."""
        with self._changing() as connection:
            searching.save(connection, name, query, self._clock(), page)

    def forget_search(self, name: str) -> None:
        """Delete a saved search. Raises ``NotInLibrary``."""
        with self._changing() as connection:
            searching.forget(connection, name)

    def ask(
        self, question: Callable[Concatenate[sqlite3.Connection, P], T], *args: P.args, **named: P.kwargs
    ) -> T:
        """Run a query function of this package: ``library.ask(find, Query(text="harbour"))``."""
        with self._asking() as connection:
            return question(connection, *args, **named)

    def change(
        self, change: Callable[Concatenate[sqlite3.Connection, str, P], T], *args: P.args, **named: P.kwargs
    ) -> T:
        """Run a function of this package that writes, with a connection and the time as its first arguments.

        ``library.change(name_story, key, "Tolls", author="Vale")``
        """
        with self._changing() as connection:
            return change(connection, self._clock(), *args, **named)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Yield a connection for reading; all its queries see the same state of the library."""
        with faults.reporting(self.path), self._pool.reading() as connection:
            yield connection

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Yield a connection within a transaction, which is committed as a whole or not at all."""
        with faults.reporting(self.path), self._pool.writing() as connection:
            yield connection

    @contextmanager
    def _asking(self) -> Iterator[sqlite3.Connection]:
        with faults.decoding(self.path), self.reading() as connection:
            yield connection

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        with faults.decoding(self.path), self.transaction() as connection:
            yield connection

    def check_writable(self) -> None:
        """Raise a ``LibraryError``, such as ``ReadOnlyLibrary``, if the file cannot be written.

        Changes nothing. To begin a transaction is not enough: SQLite also begins one in a read-only file.
        """
        with self.transaction() as connection:
            connection.execute("DELETE FROM searches WHERE FALSE")

    def refresh(self, connection: sqlite3.Connection, article: int) -> None:
        """Rebuild an article's index rows, within the caller's transaction."""
        key, reading, data = connection.execute(
            "SELECT k.key, r.id, r.ledger FROM articles k JOIN versions v ON v.id = k.latest "
            "JOIN readings r ON r.id = v.shown WHERE k.id = ?",
            (article,),
        ).fetchone()
        self._show(connection, article, key, reading, unpack(data))

    def _show(
        self, connection: sqlite3.Connection, article: int, key: str, reading: int, ledger: Ledger
    ) -> None:
        ledger = correcting.corrected(connection, article, ledger).ledger
        items = () if self._watching is None else self._watching(ledger)
        left = index.clear(connection, article)
        index.put(connection, article, key, reading, ledger, items)
        index.tidy(connection, left)
        following.follow(connection, article, ledger.article, self._clock())


def article_of(connection: sqlite3.Connection, key: str) -> int:
    """Return the id of an article in the database. Raises ``NotInLibrary``."""
    row = connection.execute("SELECT id FROM articles WHERE key = ?", (key,)).fetchone()
    if row is None:
        raise _missing(key)
    return int(row[0])


def _missing(key: str, version: int | None = None, reader: str | None = None) -> NotInLibrary:
    what = f"article {key}"
    what += f", version {version}" if version is not None else ""
    what += f", read by {reader}" if reader is not None else ""
    return NotInLibrary(f"{what}: not in the library; accordingto list shows what it has")
