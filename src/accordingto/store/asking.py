"""Queries across articles: people, their statements, and the sources that outlets use."""

from __future__ import annotations

import re
import sqlite3
from typing import Literal

from accordingto.errors import NotInLibrary
from accordingto.store.finding import PAGE, PLACE, storable
from accordingto.store.index import code_bits
from accordingto.store.people import Persons
from accordingto.store.records import Page, Person, Share, Sourcing
from accordingto.store.spoken.finding import listed
from accordingto.store.spoken.records import Statement
from accordingto.store.stories.copies import without
from accordingto.types import Act


def person(connection: sqlite3.Connection, key: str) -> Person:
    """Return the person with a key, or the one they were merged into. Raises ``NotInLibrary``."""
    row = connection.execute("SELECT id FROM people WHERE key = ?", (storable(key),)).fetchone()
    if row is None:
        raise NotInLibrary(f"person {key}: not in the library")
    row = connection.execute(
        "SELECT id, key, name, kind, articles, statements FROM people WHERE id = ?",
        (Persons(connection).now_called(row[0]),),
    ).fetchone()
    return _person(row)


def called(connection: sqlite3.Connection, key: str) -> str:
    """Return the name of the person with a key, even if merged into another. Raises ``NotInLibrary``."""
    row = connection.execute("SELECT name FROM people WHERE key = ?", (storable(key),)).fetchone()
    if row is None:
        raise NotInLibrary(f"person {key}: not in the library")
    return str(row[0])


def statements(
    connection: sqlite3.Connection,
    key: str,
    *,
    role: Literal["person", "addressee"] = "person",
    act: Act | None = None,
    copies: bool = True,
    after: str | None = None,
    limit: int = PAGE,
) -> Page[Statement]:
    """Return one page of statements by a person (``role`` "person") or to them ("addressee"), newest first.

    ``copies=False``, here and in the counts below, leaves out articles known to print another article's text.
    """
    where, values = [f"t.{role} = (SELECT id FROM people WHERE key = ?)"], list[object]([key])
    if act is not None:
        where.append("t.act = ?")
        values.append(act)
    cursor = re.fullmatch(PLACE, after or "")
    if cursor is not None:
        where.append("(t.day, t.id) < (?, ?)")
        values += [cursor[1], int(cursor[2])]
    rows = connection.execute(
        f"SELECT t.id, t.day FROM statements t WHERE {' AND '.join(where)}{without('t', copies=copies)} "
        "ORDER BY t.day DESC, t.id DESC LIMIT ?",
        (*values, limit + 1),
    ).fetchall()
    last = rows[limit - 1] if len(rows) > limit else None
    return Page(
        items=tuple(listed(connection, [id for id, _ in rows[:limit]])),
        after=None if last is None else f"{last[1]}~{last[0]}",
    )


def acts_of(connection: sqlite3.Connection, key: str, *, copies: bool = True) -> tuple[Share, ...]:
    """Return the number of a person's statements by act (say, deny, promise, …), most frequent first."""
    rows = connection.execute(
        "SELECT act, COUNT(*) AS n FROM statements t WHERE person = (SELECT id FROM people WHERE key = ?) "
        f"AND act IS NOT NULL{without('t', copies=copies)} GROUP BY act ORDER BY n DESC, act",
        (key,),
    )
    return tuple(Share(name=act, count=count) for act, count in rows)


def said_by(connection: sqlite3.Connection, key: str, *, copies: bool = True) -> int:
    """Count the statements of a person."""
    (found,) = connection.execute(
        "SELECT COUNT(*) FROM statements t WHERE person = (SELECT id FROM people WHERE key = ?)"
        f"{without('t', copies=copies)}",
        (key,),
    ).fetchone()
    return int(found)


def months_of(connection: sqlite3.Connection, key: str) -> tuple[Share, ...]:
    """Return the number of a person's statements in each month with any ("2031-03"), in order of month."""
    rows = connection.execute(
        "SELECT substr(day, 1, 7) AS month, COUNT(*) FROM statements "
        "WHERE person = (SELECT id FROM people WHERE key = ?) AND day <> '' GROUP BY month ORDER BY month",
        (key,),
    )
    return tuple(Share(name=month, count=count) for month, count in rows)


def sourcing(
    connection: sqlite3.Connection, outlet: str | None = None, *, copies: bool = True
) -> tuple[Sourcing, ...]:
    """Return the source counts of each outlet, or of only one, in order of name."""
    single = code_bits(connection, ["single_source"])
    rows = connection.execute(
        "SELECT o.name, COUNT(*), SUM(s.warnings & ? <> 0), SUM(s.statements), SUM(s.named), SUM(s.unnamed), "
        "SUM(s.collective), SUM(s.document), SUM(s.by_outlet), SUM(s.nobody), SUM(s.checks), SUM(s.dropped) "
        "FROM shelf s JOIN outlets o ON o.id = s.outlet "
        f"WHERE (? IS NULL OR o.name = ?){without('s', copies=copies)} GROUP BY s.outlet ORDER BY o.name",
        (single, outlet, outlet),
    )
    names = Sourcing.__struct_fields__
    return tuple(Sourcing(**dict(zip(names, row, strict=True))) for row in rows)


def outlets(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the names of the outlets that have articles in the library, sorted."""
    rows = connection.execute(
        "SELECT name FROM outlets o WHERE EXISTS (SELECT 1 FROM shelf WHERE outlet = o.id) ORDER BY name"
    )
    return tuple(name for (name,) in rows)


def _person(row: tuple[object, ...]) -> Person:
    return Person(**dict(zip(Person.__struct_fields__, row[1:], strict=True)))  # type: ignore[arg-type]  # as the schema has them
