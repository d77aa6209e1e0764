"""Corrections stored in the library: they are added and marked as undone, never overwritten or deleted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import msgspec

from accordingto.corrections import Change, Corrected, Correction, Kept, apply
from accordingto.errors import NotInLibrary
from accordingto.store.faults import Garbled
from accordingto.types import Ledger

_CHANGE = msgspec.json.Decoder(Correction)


def make(
    connection: sqlite3.Connection, article: int, change: Change, author: str, reason: str, made: str
) -> Correction:
    """Store a correction of an article's latest version, within the caller's transaction, and return it."""
    (text_id,) = connection.execute(
        "SELECT v.text_id FROM articles k JOIN versions v ON v.id = k.latest WHERE k.id = ?", (article,)
    ).fetchone()
    cursor = connection.execute(
        "INSERT INTO corrections (article, correction, made) VALUES (?, '', ?)", (article, made)
    )
    id = int(cursor.lastrowid or 0)
    correction = Correction(
        id=str(id), article=text_id, author=author, made=made, reason=reason, change=change
    )
    connection.execute(
        "UPDATE corrections SET correction = ? WHERE id = ?", (msgspec.json.encode(correction).decode(), id)
    )
    return correction


def undo(connection: sqlite3.Connection, article: int, correction: str, author: str, when: str) -> None:
    """Mark a correction as undone; one that already is stays as it is. Raises ``NotInLibrary``."""
    id = int(correction) if correction.isascii() and correction.isdecimal() and len(correction) < 18 else -1
    row = connection.execute(
        "SELECT 1 FROM corrections WHERE article = ? AND id = ?", (article, id)
    ).fetchone()
    if row is None:
        raise NotInLibrary(f"correction {correction}: this article has no correction of this id")
    connection.execute(
        "UPDATE corrections SET undone = ?, undone_by = ? WHERE id = ? AND undone IS NULL", (when, author, id)
    )


def corrected(connection: sqlite3.Connection, article: int, ledger: Ledger) -> Corrected:
    """Apply an article's corrections, except undone ones, to a ledger of it."""
    return apply(ledger, [one.correction for one in _all(connection, article) if one.undone is None])


def corrections(connection: sqlite3.Connection, key: str) -> tuple[Kept, ...]:
    """Return an article's corrections, including undone ones, oldest first. Raises ``NotInLibrary``."""
    row = connection.execute("SELECT id FROM articles WHERE key = ?", (key,)).fetchone()
    if row is None:
        raise NotInLibrary(f"article {key}: not in the library")
    return tuple(_all(connection, row[0]))


def _all(connection: sqlite3.Connection, article: int) -> Iterator[Kept]:
    rows = connection.execute(
        "SELECT correction, undone, undone_by FROM corrections WHERE article = ? ORDER BY id", (article,)
    )
    for data, undone, undone_by in rows.fetchall():
        try:
            correction = _CHANGE.decode(data)
        except msgspec.MsgspecError as error:
            raise Garbled(error) from error
        yield Kept(correction=correction, undone=undone, undone_by=undone_by)
