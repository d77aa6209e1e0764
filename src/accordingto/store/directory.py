"""Search for people by name, ordered by their number of statements."""

from __future__ import annotations

import re
import sqlite3
from typing import get_args

from accordingto.errors import TooBroad
from accordingto.store.database import bounded
from accordingto.store.finding import MOST_WORDS, PAGE, storable
from accordingto.store.names import fold
from accordingto.store.records import Page, Person
from accordingto.types import ActorKind

LAST = "\U0010ffff"
"""The highest character: every string that begins with a prefix sorts before the prefix followed by this."""
_CURSOR = re.compile(r"([0-9]{1,18})~([0-9]{1,18})")


def people(
    connection: sqlite3.Connection,
    name: str = "",
    *,
    kind: str | None = None,
    after: str | None = None,
    limit: int = PAGE,
) -> Page[Person]:
    """Return one page of the people in the articles, those with the most statements first.

    With ``name``, return only people whose name has all its words; the last may be the beginning of a word.
    Raises ``TooBroad`` if ``name`` has too many words or the search takes too long.
    """
    cursor = _CURSOR.fullmatch(after or "")
    begin = (int(cursor[1]), int(cursor[2])) if cursor is not None else None
    rows: list[Row]
    words = fold(storable(name)).split()
    if len(words) > MOST_WORDS:
        raise TooBroad(f"the name has {len(words)} words; use at most {MOST_WORDS}")
    if name and not words:
        rows = []
    elif words:
        rows = _named(connection, words, kind, begin, limit + 1)
    else:
        kinds = get_args(ActorKind) if kind is None else (kind,)
        found = [row for one in kinds for row in _of_kind(connection, one, begin, limit + 1)]
        rows = sorted(found, key=lambda row: (-row[5], row[0]))
    last = rows[limit - 1] if len(rows) > limit else None
    return Page(
        items=tuple(
            Person(key=key, name=name, kind=kind, articles=articles, statements=statements)
            for _, key, name, kind, articles, statements in rows[:limit]
        ),
        after=None if last is None else f"{last[5]}~{last[0]}",
    )


Row = tuple[int, str, str, ActorKind, int, int]
_PEOPLE = "SELECT p.id, p.key, p.name, p.kind, p.articles, p.statements FROM people p WHERE p.articles > 0"
_ORDER = "ORDER BY p.statements DESC, p.id LIMIT ?"
_BEHIND = " AND p.statements <= ? AND (p.statements, -p.id) < (?, ?)"


def _of_kind(
    connection: sqlite3.Connection, kind: str, begin: tuple[int, int] | None, limit: int
) -> list[Row]:
    """Return the first people of a kind, straight from the database index, which sorts within each kind."""
    where, values = _behind(begin)
    return connection.execute(f"{_PEOPLE} AND p.kind = ?{where} {_ORDER}", (kind, *values, limit)).fetchall()


def _named(
    connection: sqlite3.Connection,
    words: list[str],
    kind: str | None,
    begin: tuple[int, int] | None,
    limit: int,
) -> list[Row]:
    """Return the people with a name. The unary + keeps SQLite from scanning a whole kind for a rare name."""
    *whole, begun = words
    where = " AND p.id IN (SELECT person FROM name_words WHERE word >= ? AND word < ?)"
    where += " AND p.id IN (SELECT person FROM name_words WHERE word = ?)" * len(whole)
    where += " AND +p.kind = ?" if kind is not None else ""
    more, values = _behind(begin)
    with bounded(connection):
        return connection.execute(
            f"{_PEOPLE}{where}{more.replace('p.statements <=', '+p.statements <=')} {_ORDER}",
            (begun, begun + LAST, *whole, *([kind] if kind is not None else []), *values, limit),
        ).fetchall()


def _behind(begin: tuple[int, int] | None) -> tuple[str, tuple[int, ...]]:
    """Return the SQL condition for the rows after a cursor (statements, id), and its values."""
    if begin is None:
        return "", ()
    statements, id = begin
    return _BEHIND, (statements, statements, -id)
