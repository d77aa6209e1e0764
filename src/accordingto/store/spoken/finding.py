"""Search results: statements that match a query, newest first, with what a list shows of each."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from accordingto.store.database import bounded
from accordingto.store.finding import PAGE, PLACE
from accordingto.store.records import Page
from accordingto.store.spoken.matching import wanted
from accordingto.store.spoken.query import StatementQuery
from accordingto.store.spoken.records import Statement

LONGEST_CHAIN = 6
"""Limit of links in an attribution chain; the outermost links of a longer one are left out."""
_COLUMNS = (
    "k.key, t.attribution, s.title, o.name, NULLIF(t.day, ''), t.source, t.cue, t.content, t.act, "
    "t.certainty, t.strength, t.polarity, t.source_kind, t.form, t.name, p.key, t.role, t.affiliation, "
    "t.confidence"
)
Link = tuple[str | None, str, int]
"""An attribution's parent id, the name or words of its source, and its number in the article."""


def find_statements(
    connection: sqlite3.Connection, query: StatementQuery, *, after: str | None = None, limit: int = PAGE
) -> Page[Statement]:
    """Return one page of the statements that match, newest first and those without a date last.

    ``after`` is an earlier page's cursor; any other value starts from the beginning. Raises ``TooBroad``.
    """
    asked = wanted(connection, query)
    if asked is None:
        return Page(items=(), after=None)
    where, values = asked.where, asked.values
    cursor = re.fullmatch(PLACE, after or "")
    if cursor is not None:
        where, values = f"{where} AND {asked.place} < ?", (*values, int(cursor[2]))
    with bounded(connection):
        rows = connection.execute(
            f"SELECT t.id, t.place, t.day FROM {asked.tables} WHERE {where} "
            f"ORDER BY {asked.place} DESC LIMIT ?",
            (*values, limit + 1),
        ).fetchall()
    last = rows[limit - 1] if len(rows) > limit else None
    return Page(
        items=tuple(listed(connection, [id for id, _, _ in rows[:limit]])),
        after=None if last is None else f"{last[2]}~{last[1]}",
    )


def listed(connection: sqlite3.Connection, ids: Iterable[int]) -> Iterator[Statement]:
    """Yield the list entries of statements, given by row id, in the order given."""
    articles: dict[int, Mapping[str, Link]] = {}
    for id in ids:
        article, *values = connection.execute(
            f"SELECT t.article, {_COLUMNS} FROM statements t JOIN articles k ON k.id = t.article "
            "JOIN shelf s ON s.article = t.article LEFT JOIN outlets o ON o.id = s.outlet "
            "LEFT JOIN people p ON p.id = t.person WHERE t.id = ?",
            (id,),
        ).fetchone()
        if article not in articles:
            articles[article] = _links(connection, article)
        links = articles[article]
        own = values[1]
        fields = [*values, _chain(links, own), links[own][2]]
        yield Statement(**dict(zip(Statement.__struct_fields__, fields, strict=True)))


def _links(connection: sqlite3.Connection, article: int) -> Mapping[str, Link]:
    """Return the links of an article's attributions by id, in the order of the text."""
    rows = connection.execute(
        "SELECT attribution, parent, COALESCE(name, source) FROM statements WHERE article = ? "
        "ORDER BY place DESC",
        (article,),
    )
    return {id: (parent, voice, number) for number, (id, parent, voice) in enumerate(rows, start=1)}


def _chain(links: Mapping[str, Link], id: str) -> tuple[str, ...]:
    """Return the sources of an attribution from the outermost to its own, each once even in a cycle."""
    found = dict[str, str]()
    at: str | None = id
    while at is not None and at in links and at not in found and len(found) < LONGEST_CHAIN:
        parent, found[at], _ = links[at]
        at = parent
    return tuple(found.values())[::-1]
