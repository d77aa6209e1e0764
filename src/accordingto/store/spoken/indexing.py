"""Statements put where a search finds them, and taken from there before they change."""

from __future__ import annotations

import sqlite3
from datetime import date

from msgspec import Struct

from accordingto.store.faults import Garbled
from accordingto.types import Ledger

DAY_BITS = 32
"""Bits of a place below the day: statements that a day may have."""
_COLUMNS = "content, speaker, labels"

Details = tuple[float | None, str | None, str | None, str | None]
"""Confidence of an attribution, and name, role and affiliation of its actor."""


class SlimActor(Struct):
    """What a search shows of an actor."""

    id: str
    name: str
    role: str | None = None
    affiliation: str | None = None


class SlimAttribution(Struct):
    """What a search shows of an attribution beside its words."""

    id: str
    confidence: float
    actor: str | None = None


class SlimLedger(Struct):
    """What is needed of a ledger; what else its JSON has is passed over."""

    actors: tuple[SlimActor, ...] = ()
    attributions: tuple[SlimAttribution, ...] = ()


def details(ledger: Ledger | SlimLedger) -> dict[str, Details]:
    """Return by id what searches show of each attribution beside its words."""
    actors = {one.id: (one.name, one.role, one.affiliation) for one in ledger.actors}
    return {
        one.id: (one.confidence, *actors.get(one.actor or "", (None, None, None)))
        for one in ledger.attributions
    }


def first_place(day: str) -> int:
    """Return the first place of a day, ISO 8601; where it is none, that of the time before all days."""
    try:
        return date.fromisoformat(day).toordinal() << DAY_BITS
    except ValueError:
        return 0


def month_of(place: int) -> str:
    """Return the month of a place ("2031-03"); empty for one without a day."""
    ordinal = place >> DAY_BITS
    return date.fromordinal(ordinal).isoformat()[:7] if ordinal else ""


def free_place(connection: sqlite3.Connection, day: str) -> int:
    """Return the place behind all statements of a day: those that follow it are free, too."""
    first = first_place(day)
    (last,) = connection.execute(
        "SELECT MAX(place) FROM statements WHERE place >= ? AND place < ?", (first, first + (1 << DAY_BITS))
    ).fetchone()
    return first if last is None else int(last) + 1


def enter(connection: sqlite3.Connection, article: int) -> None:
    """Have the statements of an article found by what they are now, within the caller's transaction.

    Raises ``Garbled`` where another statement has the place of one of them.
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
    """Have the statements of an article found no more, before they change; the index forgets their words by
    being told them once again."""
    connection.execute(
        f"INSERT INTO spoken (spoken, rowid, {_COLUMNS}) SELECT 'delete', place, {_COLUMNS} "
        "FROM spoken_texts WHERE article = ? ORDER BY place",
        (article,),
    )
