"""A connection pool for one library file."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from accordingto.store import database, faults
from accordingto.store.spoken import beginnings


def _fill_statements(connection: sqlite3.Connection, progress: database.Progress) -> None:
    from accordingto.store.spoken.upgrading import fill

    fill(connection, progress)


def _find_stories(connection: sqlite3.Connection, progress: database.Progress) -> None:
    from accordingto.store.stories.upgrading import fill

    fill(connection, progress)


FILLINGS: Mapping[int, database.Filling] = {3: _fill_statements, 5: _find_stories}
"""The functions to run after migrations, by the number of the migration."""
MOST_IDLE = 8
"""Limit of idle connections that are kept; each has a cache of its own."""


class Pool:
    """A pool of connections, at most one per thread at a time. Writers of this process take turns.

    A connection must be given back by the thread that took it. Raises a ``LibraryError`` if the file cannot
    be used.
    """

    def __init__(self, path: Path, *, create: bool, progress: database.Progress = database.silent) -> None:
        self._path = path
        self._held = threading.local()
        self._turn = threading.Lock()
        self._lock = threading.Lock()
        self._closed = False
        with faults.reporting(path):
            self._idle = [_opened(path, create=create, progress=progress)]

    def close(self) -> None:
        """Close the idle connections; those in use are closed when they are given back."""
        with self._lock:
            self._closed = True
            for connection in self._idle:
                connection.close()
            self._idle.clear()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Yield a connection whose queries all see the same state, whoever writes in the meantime."""
        held: sqlite3.Connection | None = getattr(self._held, "connection", None)
        if held is not None:
            yield held
            return
        with self._lent() as connection, database.snapshot(connection):
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Yield a connection within a transaction; if this thread is in one already, within that one."""
        if getattr(self._held, "connection", None) is not None:
            if not self._held.writes:
                raise RuntimeError("nothing can be written while this thread reads")
            yield self._held.connection
            return
        with self._turn, self._lent(writes=True) as connection, database.writing(connection):
            yield connection

    @contextmanager
    def _lent(self, *, writes: bool = False) -> Iterator[sqlite3.Connection]:
        connection = self._take()
        self._held.connection, self._held.writes = connection, writes
        try:
            yield connection
        finally:
            self._held.connection = None
            self._give_back(connection)

    def _take(self) -> sqlite3.Connection:
        with self._lock:
            if self._closed:
                raise RuntimeError("the library is closed")
            if self._idle:
                return self._idle.pop()
        return _opened(self._path, create=False)

    def _give_back(self, connection: sqlite3.Connection) -> None:
        with self._lock:
            if not self._closed and len(self._idle) < MOST_IDLE:
                self._idle.append(connection)
                return
        connection.close()


def _opened(path: Path, *, create: bool, progress: database.Progress = database.silent) -> sqlite3.Connection:
    connection = database.connect(path, FILLINGS, create=create, progress=progress)
    beginnings.list_words(connection)
    return connection
