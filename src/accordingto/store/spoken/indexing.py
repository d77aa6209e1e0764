"""The full-text index of statements: rows are entered, and withdrawn before the statements change."""

from __future__ import annotations

import sqlite3
from datetime import date

from msgspec import Struct

from accordingto.store.faults import Garbled
from accordingto.types import Ledger

DAY_BITS = 32
"""Bits of a place below the day, which number the statements of that day."""
_COLUMNS = "content, speaker, labels"

Details = tuple[float | None, str | None, str | None, str | None]
"""An attribution's confidence, and the name, role and affiliation of its actor."""


class SlimActor(Struct):
    """The fields of an actor that search results show."""

    id: str
    name: str
    role: str | None = None
    affiliation: str | None = None


class SlimAttribution(Struct):
    """The fields of an attribution that search results show beside its text."""

    id: str
    confidence: float
    actor: str | None = None


class SlimLedger(Struct):
    """The part of a ledger needed here; other fields of its JSON are skipped in decoding."""

    actors: tuple[SlimActor, ...] = ()
    attributions: tuple[SlimAttribution, ...] = ()


def details(ledger: Ledger | SlimLedger) -> dict[str, Details]:
    """Return the details of each attribution by its id."""
    actors = {one.id: (one.name, one.role, one.affiliation) for one in ledger.actors}
    return {
        one.id: (one.confidence, *actors.get(one.actor or "", (None, None, None)))
        for one in ledger.attributions
    }


def first_place(day: str) -> int:
    """Return the first place of an ISO 8601 day; 0, which is before all days, if it is not valid."""
    try:
        return date.fromisoformat(day).toordinal() << DAY_BITS
    except ValueError:
        return 0


def month_of(place: int) -> str:
    """Return the month of a place ("2031-03"); empty for a place without a day."""
    ordinal = place >> DAY_BITS
    return date.fromordinal(ordinal).isoformat()[:7] if ordinal else ""


def free_place(connection: sqlite3.Connection, day: str) -> int:
    """Return the place after all statements of a day; the places after it are free, too."""
    first = first_place(day)
    (last,) = connection.execute(
        "SELECT MAX(place) FROM statements WHERE place >= ? AND place < ?", (first, first + (1 << DAY_BITS))
    ).fetchone()
    return first if last is None else int(last) + 1


def enter(connection: sqlite3.Connection, article: int) -> None:
    """Add the statements of an article to the full-text index, within the caller's transaction.

    Raises ``Garbled`` if another statement has the place of one of them.
    """
    try:
        connection.execute(
            f"INSERT INTO spoken (rowid, {_COLUMNS}) SELECT place, {_COLUMNS} FROM spoken_texts "
            "WHERE article = ? ORDER BY place",
            (article,),
        )
    except sqlite3.IntegrityError as error:
        raise Garbled("two statements have one place") from error


def withdraw(connection: sqlite3.Connection, article: int) -> None:
    """Remove the statements of an article from the full-text index; call it before they change, as FTS5
    needs the old text to delete it from an external-content index."""
    connection.execute(
        f"INSERT INTO spoken (spoken, rowid, {_COLUMNS}) SELECT 'delete', place, {_COLUMNS} "
        "FROM spoken_texts WHERE article = ? ORDER BY place",
        (article,),
    )
