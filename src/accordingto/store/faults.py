"""What goes wrong with the file, as errors of ours: the one edge at which SQLite's are turned into them."""

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
"""What a program raises where the rows of a file are not what the program put there."""
_LAST_BIT = 62
"""Of an integer of SQLite that is not negative."""
_MOST_COUNTED = 2**40
"""Far more than a file can hold of anything, and far less than sums of it may be."""
_COUNTS = {
    "shelf": "words, statements, named, unnamed, collective, document, by_outlet, nobody, checks, dropped",
    "people": "articles, statements",
    "appearances": "statements, mentions",
}
"""Columns that count."""
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
"""What SQLite does not know to be wrong, with the question that finds it."""


class Garbled(ValueError):
    """What the file holds is not what was put into it."""


@contextmanager
def reporting(path: Path) -> Iterator[None]:
    """Turn what SQLite finds wrong with the file into errors of ours.

    What it does not name is the fault of the file where that is not whole; elsewhere it stays the bug that it
    is.
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
"""What SQLite says of a damaged file without the code for one."""


@contextmanager
def decoding(path: Path) -> Iterator[None]:
    """Turn what fails over the rows of a file that is not whole into an error of ours.

    Nothing but the rows is looked at within: what callers do with them fails outside.
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
    """Return what an error says of the file; None where it says nothing of it."""
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
    """Return what is wrong with a file, all of which is looked at; None where nothing is."""
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
    except (sqlite3.Error, UnicodeDecodeError) as error:  # even its messages may be garbled
        return str(error)
    return None
