"""Opening, checking and migrating the SQLite file, without knowledge of its content."""

from __future__ import annotations

import os
import re
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from functools import cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

from accordingto.errors import (
    DamagedLibrary,
    NewerLibrary,
    NotALibrary,
    ReadOnlyLibrary,
    TooBroad,
)

APPLICATION = 0x61636374
"""The application id in the header of the file: "acct" in ASCII."""
BUSY_SECONDS = 30.0
"""How long a writer waits for another writer's lock."""
QUESTION_SECONDS = 10.0
"""Time limit of a search; in a library of 100,000 articles the slowest takes about two seconds."""
_STEPS = 1000
"""SQLite virtual machine instructions between two checks of the time limit."""

OPEN = "open a library that accordingto made, or name a file that does not exist yet"
_ADD = "name another file with --db, or add articles first: accordingto add INPUT"
_NEWER = "install a newer accordingto"
RESTORE = "restore it from a backup"
_UNWRITABLE = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN})
_COMMENT = re.compile(r"--[^\n]*")


def scripts() -> tuple[str, ...]:
    """Return the SQL of the migrations in order: the first creates version 1, each later one the next."""
    folder = files("accordingto.store") / "migrations"
    found = sorted((one for one in folder.iterdir() if one.name.endswith(".sql")), key=lambda one: one.name)
    return tuple(one.read_text(encoding="utf-8") for one in found)


Progress = Callable[[str, int, int], None]
"""A callback for the progress of long work: a description, the amount done, and the total amount."""
Filling = Callable[[sqlite3.Connection, Progress], None]
"""Fill what a migration created with data derived from the ledgers, within the same transaction."""


def silent(what: str, done: int, of: int) -> None:
    """Ignore progress."""


def connect(
    path: Path, fillings: Mapping[int, Filling], *, create: bool = True, progress: Progress = silent
) -> sqlite3.Connection:
    """Open the library at ``path``; create it or migrate it to this version if needed.

    ``fillings`` maps a version to the function to run after the migration to it, unless the library is new;
    ``progress`` receives the progress of these functions. Raises ``NotALibrary`` for another kind of file,
    and for a missing one if ``create`` is false, ``NewerLibrary`` for a later version, ``DamagedLibrary``
    for a broken file, and ``ReadOnlyLibrary`` where a needed migration or log cannot be written.
    Other errors are SQLite's own, which ``faults.reporting`` translates.
    """
    if path.exists() and not path.is_file():
        raise NotALibrary(path, f"it is a {'folder' if path.is_dir() else 'pipe, socket or device'}", OPEN)
    if not create and not path.exists():
        raise NotALibrary(path, "there is no such file", _ADD)
    connection = opened(path)
    try:
        _prepare(connection, path, fillings, create=create, progress=progress)
    except UnicodeDecodeError as error:  # even what SQLite says of a damaged file may be garbled
        connection.close()
        raise DamagedLibrary(path, f"it is damaged ({error})", RESTORE) from error
    except BaseException:
        connection.close()
        raise
    return connection


def opened(path: Path) -> sqlite3.Connection:
    """Open the file; in a read-only folder, as immutable, without the log that SQLite would create beside it.

    Raises ``ReadOnlyLibrary`` if such a log already has content, as that would be ignored.
    """
    connection = _connection(str(path), uri=False)
    try:
        connection.execute("PRAGMA schema_version").fetchone()
        return connection
    except sqlite3.OperationalError as error:
        connection.close()
        if code_of(error) not in _UNWRITABLE or not (path.is_file() and os.access(path, os.R_OK)):
            raise
        log = path.with_name(f"{path.name}-wal")
        if log.exists() and log.stat().st_size:
            raise ReadOnlyLibrary(
                path,
                f"it is read-only, and the latest additions are still in {log.name}",
                "open it once where it can be written to, or copy both files to such a place",
            ) from error
    return _connection(f"file:{quote(str(path.absolute()))}?immutable=1", uri=True)


def _connection(name: str, *, uri: bool) -> sqlite3.Connection:
    return sqlite3.connect(
        name,
        uri=uri,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )


@contextmanager
def bounded(connection: sqlite3.Connection) -> Iterator[None]:
    """Raise ``TooBroad`` if the queries within the block take longer than ``QUESTION_SECONDS``."""
    last = time.monotonic() + QUESTION_SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > last, _STEPS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if code_of(error) != sqlite3.SQLITE_INTERRUPT:
            raise
        raise TooBroad(
            f"the search took more than {QUESTION_SECONDS:.0f} seconds; "
            "use fewer words, longer beginnings before *, or a shorter period"
        ) from error
    finally:
        connection.set_progress_handler(None, 0)


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Run the block in a read transaction, so all queries see the same state; roll back at the end."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """Run the block in a write transaction: commit at its end, roll back if it raises."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # a full disk may have rolled back already
            connection.execute("ROLLBACK")
        raise


def _prepare(
    connection: sqlite3.Connection,
    path: Path,
    fillings: Mapping[int, Filling],
    *,
    create: bool,
    progress: Progress,
) -> None:
    connection.execute("PRAGMA trusted_schema = OFF")  # the file may come from a stranger
    with snapshot(connection):  # another process may be creating it
        application, version = _header(connection)
        has_tables = connection.execute("SELECT 1 FROM sqlite_master").fetchone() is not None
    newest = len(scripts())
    if application != APPLICATION and (application or version or has_tables):
        raise NotALibrary(path, "it is the database of another program", OPEN)
    if version == 0 and has_tables:
        raise DamagedLibrary(path, "it says no version, though it has the tables of one", RESTORE)
    if not create and version == 0:
        what = "it is a database without tables" if path.stat().st_size else "the file is empty"
        raise NotALibrary(path, what, _ADD)
    if version > newest:
        raise NewerLibrary(path, f"its version is {version}, and this program reads up to {newest}", _NEWER)
    if version < newest:
        _bring_up(connection, path, version, fillings, progress)
    if not own_schema() <= schema_of(connection):
        raise DamagedLibrary(
            path, "its tables are not those of a library", f"{RESTORE}, or name another file"
        )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA cache_size = -4096")  # KiB, of each connection
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA mmap_size = 33554432")  # counts as the server's memory; twice is no faster
    connection.execute("PRAGMA journal_size_limit = 67108864")
    connection.execute("PRAGMA wal_autocheckpoint = 8192")  # pages; an article changes a hundred of them


Schema = frozenset[tuple[str, str, str]]
"""Each table and index: its type, its name, and the statement that created it, without comments."""


def own_schema() -> Schema:
    """Return the schema that the migrations create; a library may contain more than that."""
    return _made_by(scripts())


@cache
def _made_by(scripts: tuple[str, ...]) -> Schema:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for script in scripts:
            connection.executescript(script)
        return schema_of(connection)


def schema_of(connection: sqlite3.Connection) -> Schema:
    """Return the schema of a file."""
    rows = connection.execute("SELECT type, name, COALESCE(sql, '') FROM sqlite_master")
    return frozenset((kind, name, " ".join(_COMMENT.sub("", sql).split())) for kind, name, sql in rows)


def _keep_log(connection: sqlite3.Connection) -> None:
    """Switch to the write-ahead log, and retry while busy: SQLite itself does not wait for a lock here."""
    last = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if code_of(error) != sqlite3.SQLITE_BUSY or time.monotonic() > last:
                raise
        time.sleep(0.01)


def _bring_up(
    connection: sqlite3.Connection,
    path: Path,
    version: int,
    fillings: Mapping[int, Filling],
    progress: Progress,
) -> None:
    """Migrate a library to this version. One that cannot be written to is left as it is.

    It can still be read if no table has changed since its version; else ``ReadOnlyLibrary`` is raised.
    """
    try:
        _keep_log(connection)
        connection.execute("PRAGMA cache_size = -65536")  # KiB; a migration may change every row
        _migrate(connection, path, fillings, progress)
    except sqlite3.OperationalError as error:
        if code_of(error) == sqlite3.SQLITE_ERROR:
            raise DamagedLibrary(path, f"its version is not that of its tables ({error})", RESTORE) from error
        if version == 0 or code_of(error) not in _UNWRITABLE:
            raise
        if not own_schema() <= schema_of(connection):
            raise ReadOnlyLibrary(
                path,
                "it was made by an earlier version of accordingto, and is read-only",
                "open it once where it can be written to, or copy it to such a place",
            ) from error


def _migrate(
    connection: sqlite3.Connection, path: Path, fillings: Mapping[int, Filling], progress: Progress
) -> None:
    """Run the missing migrations in one transaction, and check foreign keys at its end.

    Another process may have done so in the meantime, so the version is read again within the transaction.
    """
    with writing(connection):
        _, before = _header(connection)
        for number, script in enumerate(scripts()[before:], start=before + 1):
            for statement in _statements(script):
                connection.execute(statement)
            if before and number in fillings:
                fillings[number](connection, progress)
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise DamagedLibrary(path, "rows refer to missing rows", RESTORE)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {len(scripts())}")


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of a script, to run one by one: ``executescript`` would commit first."""
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


def code_of(error: sqlite3.Error) -> int:
    """Return SQLite's primary result code; ``SQLITE_ERROR`` for errors that Python's own module raises."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
