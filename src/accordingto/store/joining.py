"""Merges and splits of people by hand: each is a row with author, time and reason, and can be undone.

A row maps one person to another: a merge in all articles, a split in one article. Chains of merges end: a
person has at most one merge that stands, and a chain never leads back to its beginning.
"""

from __future__ import annotations

import sqlite3

from accordingto.errors import AlreadyJoined, NotInLibrary
from accordingto.store.names import slug
from accordingto.store.people import Persons, numbered
from accordingto.store.records import Joining

_FIELDS = "id, kind, person, other, article, author, reason, made, undone, undone_by"


def join(
    connection: sqlite3.Connection, person: str, other: str, author: str, reason: str, made: str
) -> Joining:
    """Merge two people, within the caller's transaction. Raises ``NotInLibrary`` or ``AlreadyJoined``.

    If ``person`` was split from ``other``, that split is undone.
    """
    one, _ = _standing(connection, person)
    into, into_key = _standing(connection, other)
    if one == into:
        raise AlreadyJoined(f"{person} and {other} are already one person")
    (key,) = connection.execute("SELECT key FROM people WHERE id = ?", (one,)).fetchone()
    for split_from, id in connection.execute(
        "SELECT person, id FROM joinings WHERE kind = 'split' AND other = ? AND undone IS NULL", (key,)
    ).fetchall():
        if _standing(connection, split_from)[0] == into:
            _mark_undone(connection, id, author, made)
    joining = _enter(connection, "join", key, into_key, None, author, reason, made)
    Persons(connection).settle(one)
    return joining


def split(
    connection: sqlite3.Connection, person: str, article: str, author: str, reason: str, made: str
) -> Joining:
    """Make ``person`` in one article a new person, in the caller's transaction. Raises ``NotInLibrary``."""
    one, key = _standing(connection, person)
    row = connection.execute(
        "SELECT p.folded, p.kind, a.name FROM appearances a JOIN people p ON p.id = a.person "
        "JOIN articles k ON k.id = a.article WHERE a.person = ? AND k.key = ? ORDER BY a.actor",
        (one, article),
    ).fetchone()
    if row is None:
        raise NotInLibrary(f"person {person}: not in the article {article}")
    folded, kind, name = row
    people = Persons(connection)
    new = numbered(slug(name), f"{article} split {key}")
    people.new(name, folded, kind, new)
    joining = _enter(connection, "split", key, new, article, author, reason, made)
    people.settle(one)
    return joining


def undo(connection: sqlite3.Connection, id: str, author: str, when: str) -> None:
    """Undo a merge or split, in the caller's transaction, unless it already is. Raises ``NotInLibrary``."""
    number = int(id) if id.isascii() and id.isdecimal() and len(id) < 18 else -1
    row = connection.execute("SELECT other, undone FROM joinings WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise NotInLibrary(f"joining {id}: not in the library")
    if row[1] is not None:
        return
    behind = connection.execute(
        "WITH RECURSIVE behind (key) AS (VALUES (?) UNION SELECT j.other FROM joinings j "
        "JOIN behind ON j.person = behind.key WHERE j.undone IS NULL) "
        "SELECT p.id FROM behind JOIN people p ON p.key = behind.key",
        (row[0],),
    ).fetchall()
    _mark_undone(connection, number, author, when)
    people = Persons(connection)
    for (person,) in behind:
        people.settle(person)


def joinings(connection: sqlite3.Connection, person: str | None = None) -> tuple[Joining, ...]:
    """Return the merges and splits of one person or of all, including undone ones, oldest first."""
    rows = connection.execute(
        f"SELECT {_FIELDS} FROM joinings WHERE ?1 IS NULL OR person = ?1 OR other = ?1 ORDER BY id", (person,)
    )
    return tuple(_joining(row) for row in rows)


def _standing(connection: sqlite3.Connection, key: str) -> tuple[int, str]:
    """Return the row id and key of the person that a key now refers to, after merges."""
    row = connection.execute("SELECT id FROM people WHERE key = ?", (key,)).fetchone()
    if row is None:
        raise NotInLibrary(f"person {key}: not in the library")
    now = Persons(connection).now_called(row[0])
    (own,) = connection.execute("SELECT key FROM people WHERE id = ?", (now,)).fetchone()
    return now, str(own)


def _enter(connection: sqlite3.Connection, *values: str | None) -> Joining:
    row = connection.execute(
        "INSERT INTO joinings (kind, person, other, article, author, reason, made) "
        f"VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING {_FIELDS}",
        values,
    ).fetchone()
    return _joining(row)


def _mark_undone(connection: sqlite3.Connection, id: int, author: str, when: str) -> None:
    connection.execute("UPDATE joinings SET undone = ?, undone_by = ? WHERE id = ?", (when, author, id))


def _joining(row: tuple[object, ...]) -> Joining:
    values = dict(zip(Joining.__struct_fields__, row, strict=True))
    return Joining(**{**values, "id": str(values["id"])})  # type: ignore[arg-type]  # as the schema has them
