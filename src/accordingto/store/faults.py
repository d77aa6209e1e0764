"""Translation of SQLite's errors and of failures over damaged rows into ``LibraryError``; done only here."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from accordingto.errors import (
    DamagedLibrary,
    LibraryError,
    LibraryUnavailable,
    NotALibrary,
    ReadOnlyLibrary,
)
from accordingto.store import database

_MEANINGS = {
    sqlite3.SQLITE_FULL: ("the disk is full", "make room and try again; what was reported as saved is safe"),
    sqlite3.SQLITE_CANTOPEN: ("it cannot be opened", "check that the folder exists and can be written to"),
    sqlite3.SQLITE_BUSY: (
        "another program has been writing to it for too long",
        "try again when it has finished",
    ),
    sqlite3.SQLITE_LOCKED: (
        "another program has been writing to it for too long",
        "try again when it has finished",
    ),
    sqlite3.SQLITE_IOERR: (
        "reading or writing it, or the log beside it, failed",
        "check the disk and the limit on file sizes (ulimit -f); what was reported as saved is safe",
    ),
    sqlite3.SQLITE_PERM: ("it cannot be opened for lack of permission", "allow reading and writing it"),
}
_STUMBLED = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError)
"""Errors that code raises when rows of a damaged file are not what it expects."""
_LAST_BIT = 62
"""The highest bit of a non-negative SQLite integer."""
_MOST_COUNTED = 2**40
"""Far more than a file can hold of anything, yet small enough that sums do not overflow."""
_COUNTS = {
    "shelf": "words, statements, named, unnamed, collective, document, by_outlet, nobody, checks, dropped",
    "people": "articles, statements",
    "appearances": "statements, mentions",
}
"""The columns that hold counts, by table."""
_UNSOUND = {
    "an article has no version": "SELECT 1 FROM articles WHERE latest IS NULL",
    "a version has no reading": "SELECT 1 FROM versions WHERE shown IS NULL",
    "a warning has no bit": f"SELECT 1 FROM warning_codes WHERE bit NOT BETWEEN 0 AND {_LAST_BIT}",
    "a likeness is one-sided": "SELECT 1 FROM likenesses a LEFT JOIN likenesses b "
    "ON b.article = a.other AND b.other = a.article WHERE b.likeness IS NOT a.likeness",
    "a day of an article is none": "SELECT 1 FROM outlines "
    f"WHERE day NOT BETWEEN 1 AND {date.max.toordinal()}",
    "a story has no article": "SELECT 1 FROM stories s "
    "WHERE NOT EXISTS (SELECT 1 FROM story_articles WHERE story = s.id)",
    "an article with a story has no outline": "SELECT 1 FROM story_articles a "
    "WHERE NOT EXISTS (SELECT 1 FROM outlines WHERE article = a.article)",
    **{
        f"a number in {table} is not valid": f"SELECT 1 FROM {table} "
        f"WHERE MIN({columns}) < 0 OR MAX({columns}) > {_MOST_COUNTED}"
        for table, columns in _COUNTS.items()
    },
}
"""Inconsistencies that SQLite itself does not detect, each with a query that finds them."""


class Garbled(ValueError):
    """Content of the file that cannot be decoded: it is not what was written."""


@contextmanager
def reporting(path: Path) -> Iterator[None]:
    """Translate SQLite's errors about the file into a ``LibraryError``.

    Any other SQLite error is reported as damage if a check finds the file damaged; else it is a bug in the
    program and is raised as it is.
    """
    try:
        yield
    except Garbled as error:
        raise DamagedLibrary(path, f"its content cannot be read ({error})", database.RESTORE) from error
    except sqlite3.Error as error:
        meaning = _meaning(path, error)
        if meaning is None:
            raise
        raise meaning from error


_GARBLED = ("Could not decode to UTF-8", "invalid fts5 file format")
"""Messages of SQLite about a damaged file that come without the code for one."""


@contextmanager
def decoding(path: Path) -> Iterator[None]:
    """Raise ``DamagedLibrary`` for errors in decoding rows, if the file turns out to be damaged.

    Use it only around code that reads rows, so that errors in the callers' own work stay what they are.
    """
    try:
        yield
    except Garbled:
        raise
    except _STUMBLED as error:
        ailment = _ailment(path)
        if ailment is None:
            raise
        raise _damaged(path, ailment) from error


def _damaged(path: Path, ailment: str) -> DamagedLibrary:
    return DamagedLibrary(path, f"it is damaged ({ailment})", database.RESTORE)


def _meaning(path: Path, error: sqlite3.Error) -> LibraryError | None:
    """Translate an SQLite error; return None if it says nothing about the file and the file is sound."""
    code = database.code_of(error)
    if code == sqlite3.SQLITE_NOTADB:
        return NotALibrary(path, "it is not a database", database.OPEN)
    if code == sqlite3.SQLITE_CORRUPT or any(words in str(error) for words in _GARBLED):
        return _damaged(path, str(error))
    if code == sqlite3.SQLITE_READONLY:
        return ReadOnlyLibrary(path, "it is read-only", "allow writing to the file and its folder")
    if code == sqlite3.SQLITE_CANTOPEN and path.exists() and not os.access(path, os.R_OK):
        code = sqlite3.SQLITE_PERM
    if code in _MEANINGS:
        return LibraryUnavailable(path, *_MEANINGS[code])
    ailment = _ailment(path)
    return None if ailment is None else _damaged(path, ailment)


def _ailment(path: Path) -> str | None:
    """Check the whole file and return what is wrong with it; None if it is sound."""
    own = database.own_schema()
    try:
        with closing(database.opened(path)) as connection:
            if not own <= database.schema_of(connection):
                return "its tables are not those of a library"
            (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            if found != "ok":
                return " ".join(str(found).split())
            if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                return "rows refer to missing rows"
            for ailment, question in _UNSOUND.items():
                if connection.execute(question).fetchone() is not None:
                    return ailment
    except (sqlite3.Error, UnicodeDecodeError) as error:  # the messages themselves may be garbled
        return str(error)
    return None
