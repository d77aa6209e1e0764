"""What goes wrong with the file, as errors of ours: the one edge at which SQLite's are turned into them."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from accordingto.errors import (
    AccordingtoError,
    DamagedLibrary,
    LibraryError,
    LibraryUnavailable,
    NotALibrary,
    ReadOnlyLibrary,
)
from accordingto.store import database

RESTORE = "restore it from a copy"
_MEANINGS = {
    sqlite3.SQLITE_FULL: ("the disk is full", "make room and repeat; nothing that was reported done is lost"),
    sqlite3.SQLITE_CANTOPEN: ("it cannot be opened", "check that the folder exists and may be written to"),
    sqlite3.SQLITE_BUSY: ("another program is writing to it for too long", "repeat when that is done"),
    sqlite3.SQLITE_LOCKED: ("another program is writing to it for too long", "repeat when that is done"),
    sqlite3.SQLITE_IOERR: (
        "reading or writing it, or its log beside it, failed",
        "check the disk and limits on the size of files (ulimit -f); nothing reported done is lost",
    ),
    sqlite3.SQLITE_PERM: ("it may not be opened", "allow reading and writing it"),
}
_STUMBLED = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError)
"""What a program raises where the rows of a file are not what the program put there."""


class Garbled(ValueError):
    """What the file holds is not what was put into it."""


@contextmanager
def reporting(path: Path) -> Iterator[None]:
    """Turn what goes wrong with the file into errors of ours.

    What SQLite does not name, and what fails over the rows, is the fault of the file where that is not whole;
    elsewhere it stays the bug that it is.
    """
    try:
        yield
    except AccordingtoError:
        raise
    except Garbled as error:
        raise DamagedLibrary(path, f"what it holds cannot be read ({error})", RESTORE) from error
    except (sqlite3.Error, *_STUMBLED) as error:
        meaning = _meaning(path, error)
        if meaning is None:
            raise
        raise meaning from error


def _meaning(path: Path, error: Exception) -> LibraryError | None:
    """What an error says of the file; None where it says nothing of it."""
    code = database.code_of(error) if isinstance(error, sqlite3.Error) else sqlite3.SQLITE_ERROR
    if code == sqlite3.SQLITE_NOTADB:
        return NotALibrary(path, "it is no database", database.OPEN)
    if code == sqlite3.SQLITE_CORRUPT or "Could not decode to UTF-8" in str(error):
        return DamagedLibrary(path, f"it is damaged ({error})", RESTORE)
    if code == sqlite3.SQLITE_READONLY:
        return ReadOnlyLibrary(path, "it may only be read", "allow writing to the file and its folder")
    if code == sqlite3.SQLITE_CANTOPEN and path.exists() and not os.access(path, os.R_OK):
        code = sqlite3.SQLITE_PERM
    if code in _MEANINGS:
        return LibraryUnavailable(path, *_MEANINGS[code])
    ailment = _ailment(path)
    return None if ailment is None else DamagedLibrary(path, f"it is damaged ({ailment})", RESTORE)


def _ailment(path: Path) -> str | None:
    """What is wrong with a file, all of which is looked at; None where it is whole."""
    own = database.own_schema()
    try:
        with closing(database.opened(path)) as connection:
            if not own <= database.schema_of(connection):
                return "its tables are not those of a library"
            (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            if found != "ok":
                return " ".join(str(found).split())
            if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                return "rows refer to others that are missing"
    except (sqlite3.Error, UnicodeDecodeError) as error:  # even its messages may be garbled
        return str(error)
    return None
