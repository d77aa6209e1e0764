"""Queries for the pages of a person and of an outlet."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable
from typing import Literal

from accordingto.store.finding import PAGE, PLACE
from accordingto.store.index import code_bits
from accordingto.store.records import Appearance, Behind, Page, Person, Portrait, Share
from accordingto.store.stories.copies import without

LOOKED_AT = 1000
"""How many of a person's appearances, those added last, a portrait counts."""
_PERSON = "(SELECT id FROM people WHERE key = ?)"

Seen = Literal["all", "speaking", "mentioned"]
"""Which appearances: all, those with statements by the person, or those without."""

Measure = Literal[
    "named", "unnamed", "collective", "document", "by_outlet", "nobody", "single_source", "dropped"
]
"""A count about an outlet: one of the fields of ``Sourcing`` that are a part of another field."""


def portrait(connection: sqlite3.Connection, key: str, *, limit: int = LOOKED_AT) -> Portrait:
    """Return the names, roles and affiliations that articles give a person, the most frequent first."""
    rows = connection.execute(
        f"SELECT name, role, affiliation FROM appearances WHERE person = {_PERSON} "
        "ORDER BY article DESC LIMIT ?",
        (key, limit),
    ).fetchall()
    return Portrait(
        names=_shares(name for name, _, _ in rows),
        roles=_shares(role for _, role, _ in rows if role),
        affiliations=_shares(affiliation for _, _, affiliation in rows if affiliation),
        articles=len(rows),
    )


def days_of(connection: sqlite3.Connection, key: str, *, copies: bool = True) -> tuple[Share, ...]:
    """Return the number of a person's statements on each day of publication that has any, in order of day."""
    rows = connection.execute(
        f"SELECT day, COUNT(*) FROM statements t WHERE person = {_PERSON} AND day <> ''"
        f"{without('t', copies=copies)} GROUP BY day ORDER BY day",
        (key,),
    )
    return tuple(Share(name=day, count=count) for day, count in rows)


def told(connection: sqlite3.Connection, key: str) -> int:
    """Count the statements addressed to a person."""
    (found,) = connection.execute(
        f"SELECT COUNT(*) FROM statements WHERE addressee = {_PERSON}", (key,)
    ).fetchone()
    return int(found)


def seen_in(
    connection: sqlite3.Connection,
    key: str,
    seen: Seen = "all",
    *,
    article: str = "",
    copies: bool = True,
    after: str | None = None,
    limit: int = PAGE,
) -> Page[Appearance]:
    """Return one page of a person's appearances, or only those in one ``article``, last added first."""
    where = {"all": "", "speaking": " AND a.statements > 0", "mentioned": " AND a.statements = 0"}[seen]
    where += without("a", copies=copies)
    values: tuple[object, ...] = (key,)
    if article:
        where, values = f"{where} AND k.key = ?", (key, article)
    cursor = re.fullmatch(PLACE, after or "")
    if cursor is not None:
        where += " AND (a.article, a.actor) < (?, ?)"
        values = (*values, int(cursor[2]), cursor[1])
    rows = connection.execute(
        "SELECT k.key, s.title, o.name, s.day, a.actor, a.name, a.role, a.affiliation, a.mentions, "
        "CASE WHEN a.person = a.taken THEN a.why ELSE 'corrected' END, "
        "a.article FROM appearances a JOIN articles k ON k.id = a.article "
        "JOIN shelf s ON s.article = a.article "
        f"LEFT JOIN outlets o ON o.id = s.outlet WHERE a.person = {_PERSON}{where} "
        "ORDER BY a.article DESC, a.actor DESC LIMIT ?",
        (*values, limit + 1),
    ).fetchall()
    last = rows[limit - 1] if len(rows) > limit else None
    names = Appearance.__struct_fields__
    return Page(
        items=tuple(
            Appearance(**dict(zip(names, (*row[:3], row[3] or None, *row[4:10]), strict=True)))
            for row in rows[:limit]
        ),
        after=None if last is None else f"{last[4]}~{last[10]}",
    )


def namesakes(connection: sqlite3.Connection, key: str, *, limit: int = 20) -> tuple[Person, ...]:
    """Return the other people with the same full name, those with the most articles first."""
    rows = connection.execute(
        "SELECT o.key, o.name, o.kind, o.articles, o.statements FROM people p "
        "JOIN people o ON o.folded = p.folded AND o.id <> p.id "
        "WHERE p.key = ? AND p.folded <> '' AND o.articles > 0 ORDER BY o.articles DESC, o.id LIMIT ?",
        (key, limit),
    )
    return tuple(Person(**dict(zip(Person.__struct_fields__, row, strict=True))) for row in rows)


def behind(
    connection: sqlite3.Connection,
    outlet: str,
    measure: Measure,
    *,
    copies: bool = True,
    after: str | None = None,
    limit: int = PAGE,
) -> Page[Behind]:
    """Return one page of the articles of an outlet in which a measure is not zero, newest first."""
    column, whole = _COLUMNS[measure]
    single = code_bits(connection, ["single_source"])
    where, values = f"{column} > 0{without('s', copies=copies)}", list[object]([single, outlet])
    cursor = re.fullmatch(PLACE, after or "")
    if cursor is not None:
        where += " AND (s.day, s.article) < (?, ?)"
        values += [cursor[1], int(cursor[2])]
    rows = connection.execute(
        f"SELECT k.key, s.title, s.day, {column}, {whole}, s.article FROM (SELECT ? AS single) "
        "CROSS JOIN shelf s JOIN articles k ON k.id = s.article "
        f"WHERE s.outlet = (SELECT id FROM outlets WHERE name = ?) AND {where} "
        "ORDER BY s.day DESC, s.article DESC LIMIT ?",
        (*values, limit + 1),
    ).fetchall()
    last = rows[limit - 1] if len(rows) > limit else None
    return Page(
        items=tuple(
            Behind(article=key, title=title, day=day or None, count=count, whole=of)
            for key, title, day, count, of, _ in rows[:limit]
        ),
        after=None if last is None else f"{last[2]}~{last[5]}",
    )


_SOURCES = "s.named + s.unnamed + s.collective + s.document + s.by_outlet + s.nobody"
_COLUMNS: dict[Measure, tuple[str, str]] = {
    "named": ("s.named", _SOURCES),
    "unnamed": ("s.unnamed", _SOURCES),
    "collective": ("s.collective", _SOURCES),
    "document": ("s.document", _SOURCES),
    "by_outlet": ("s.by_outlet", _SOURCES),
    "nobody": ("s.nobody", _SOURCES),
    "single_source": ("(s.warnings & single <> 0)", "1"),
    "dropped": ("s.dropped", "s.checks"),
}
"""For each measure, the SQL expression over ``shelf``, and that of the total it is a part of."""


def _shares(words: Iterable[str]) -> tuple[Share, ...]:
    counts = Counter(words)
    return tuple(Share(name, counts[name]) for name in sorted(counts, key=lambda one: (-counts[one], one)))
