"""The file: opened, checked, brought to this version. No knowledge of what stands in it."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.resources import files
from pathlib import Path

from accordingto.errors import (
    DamagedLibrary,
    LibraryError,
    LibraryUnavailable,
    NewerLibrary,
    NotALibrary,
    TooBroad,
)

APPLICATION = 0x61636374
"""The application id in the header of the file: "acct" in ASCII."""
BUSY_SECONDS = 30.0
"""How long a writer waits for another one."""
QUESTION_SECONDS = 10.0
"""How long a search may take; in a library of 100,000 articles the slowest takes about two."""
_STEPS = 1000
"""Steps of SQLite between two looks at the clock."""

_RESTORE = "restore it from a copy"
_OPEN = "open a library that accordingto made, or name a file that does not exist yet"
_ADD = "name another with --db, or add articles to it first: accordingto add INPUT"
_MEANINGS = {
    sqlite3.SQLITE_FULL: ("the disk is full", "make room and repeat; nothing that was reported done is lost"),
    sqlite3.SQLITE_READONLY: ("it may only be read", "allow writing to the file and its folder"),
    sqlite3.SQLITE_CANTOPEN: ("it cannot be opened", "check that the folder exists and may be written to"),
    sqlite3.SQLITE_BUSY: ("another program is writing to it for too long", "repeat when that is done"),
    sqlite3.SQLITE_LOCKED: ("another program is writing to it for too long", "repeat when that is done"),
    sqlite3.SQLITE_IOERR: ("reading or writing it failed", "check the disk; nothing reported done is lost"),
    sqlite3.SQLITE_PERM: ("it may not be opened", "allow reading and writing it"),
}
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class Garbled(ValueError):
    """What the file holds is not what was put into it."""


def scripts() -> tuple[str, ...]:
    """The migrations in order: the first makes the whole of version 1, each later one the next version."""
    folder = files("accordingto.store") / "migrations"
    found = sorted((one for one in folder.iterdir() if one.name.endswith(".sql")), key=lambda one: one.name)
    return tuple(one.read_text(encoding="utf-8") for one in found)


def connect(path: Path, *, create: bool = True) -> sqlite3.Connection:
    """Open the library at ``path``, made or brought to this version where needed.

    Raises ``NotALibrary`` for another file, and for none where it may not be created, ``NewerLibrary`` for
    one of a later version, ``DamagedLibrary`` for a broken one and ``LibraryUnavailable`` for one that the
    system does not let us use.
    """
    if path.is_dir():
        raise NotALibrary(path, "it is a folder", _OPEN)
    if not create and not path.exists():
        raise NotALibrary(path, "there is no such file", _ADD)
    with reporting(path):
        connection = sqlite3.connect(
            path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=256
        )
        try:
            _prepare(connection, path, create=create)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def reporting(path: Path) -> Iterator[None]:
    """Turn what SQLite says into errors of ours; a mistake in a statement stays the bug that it is."""
    try:
        yield
    except Garbled as error:
        raise DamagedLibrary(path, f"what it holds cannot be read ({error})", _RESTORE) from error
    except sqlite3.DatabaseError as error:
        meaning = _meaning(path, error)
        if meaning is None:
            raise
        raise meaning from error


@contextmanager
def bounded(connection: sqlite3.Connection) -> Iterator[None]:
    """End what is asked within when it takes longer than ``QUESTION_SECONDS``. Raises ``TooBroad``."""
    last = time.monotonic() + QUESTION_SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > last, _STEPS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if _code(error) != sqlite3.SQLITE_INTERRUPT:
            raise
        raise TooBroad(
            f"the search took more than {QUESTION_SECONDS:.0f} seconds; "
            "ask with fewer words, longer beginnings of words, or a narrower time"
        ) from error
    finally:
        connection.set_progress_handler(None, 0)


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """What is asked within sees one state of the file; nothing that is written within is kept."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction: all of it or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # a full disk may have rolled back already
            connection.execute("ROLLBACK")
        raise


def _prepare(connection: sqlite3.Connection, path: Path, *, create: bool) -> None:
    connection.execute("PRAGMA trusted_schema = OFF")  # the file may be of strangers
    with snapshot(connection):  # another process may be making it
        application, version = _header(connection)
        has_tables = connection.execute("SELECT 1 FROM sqlite_master").fetchone() is not None
    newest = len(scripts())
    if application != APPLICATION and (application or version or has_tables):
        raise NotALibrary(path, "it is a database of another program", _OPEN)
    if not create and version == 0:
        raise NotALibrary(path, "the file is empty", _ADD)
    if version > newest:
        raise NewerLibrary(
            path, f"its version is {version} and this program knows {newest}", "use a newer accordingto"
        )
    if version < newest:
        _keep_log(connection)
        _migrate(connection, path)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA cache_size = -4096")  # KiB, of each connection
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA mmap_size = 67108864")
    connection.execute("PRAGMA journal_size_limit = 67108864")
    connection.execute(
        "PRAGMA wal_autocheckpoint = 8192"
    )  # pages; an article changes a hundred all over the file


def _keep_log(connection: sqlite3.Connection) -> None:
    """Switch to the write-ahead log; SQLite does not wait by itself where two programs do so at once."""
    last = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if _code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > last:
                raise
        time.sleep(0.01)


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Run what is missing in one transaction, foreign keys checked at its end.

    Another process may have done so in the meantime, so the version is asked again within the transaction.
    """
    with writing(connection):
        _, version = _header(connection)
        for script in scripts()[version:]:
            for statement in _statements(script):
                connection.execute(statement)
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise DamagedLibrary(path, "rows refer to others that are missing", _RESTORE)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {len(scripts())}")


def _statements(script: str) -> Iterator[str]:
    """The statements of a script; ``executescript`` would commit before it runs."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _header(connection: sqlite3.Connection) -> tuple[int, int]:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return application, version


def _meaning(path: Path, error: sqlite3.DatabaseError) -> LibraryError | None:
    code = _code(error)
    if code in _DAMAGED:
        if code == sqlite3.SQLITE_NOTADB:
            return NotALibrary(path, "it is no database", _OPEN)
        return DamagedLibrary(path, f"it is damaged ({error})", _RESTORE)
    if code == sqlite3.SQLITE_CANTOPEN and path.exists() and not os.access(path, os.R_OK):
        code = sqlite3.SQLITE_PERM
    if code in _MEANINGS:
        return LibraryUnavailable(path, *_MEANINGS[code])
    return None


def _code(error: sqlite3.Error) -> int:
    """The primary result code; what Python's module says by itself has none."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
