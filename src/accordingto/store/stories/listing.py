"""Search for stories by words of their articles, outlet and day, latest first."""

from __future__ import annotations

import re
import sqlite3

from msgspec import Struct

from accordingto.errors import NotInLibrary
from accordingto.store.database import bounded
from accordingto.store.finding import PAGE, PLACE, entries, match_of, storable
from accordingto.store.records import Entry, Page
from accordingto.store.stories.copies import without
from accordingto.store.stories.records import StoryEntry

FEWEST = 2
"""Default of the fewest articles of a story."""
MOST_STORIES_COUNTED = 1000
"""Limit of a count of stories."""
_FIELDS = "s.id, s.key, s.title, s.articles, s.first, s.last, c.claims, c.denials"
_TABLES = "stories s LEFT JOIN comparisons c ON c.story = s.id"


class StoryQuery(Struct, frozen=True, kw_only=True):
    """A search for stories; every field that is not empty narrows it."""

    text: str = ""
    """Words that one of its articles must all contain, as in a search for articles."""
    outlet: str = ""
    """Name of the publisher of at least one of its articles."""
    since: str = ""
    """Its last article is of this day or later, ISO 8601."""
    until: str = ""
    """Its first article is of this day or earlier, ISO 8601."""
    least: int = FEWEST
    """Fewest articles that it has; without copies, fewest that are none."""


def find_stories(
    connection: sqlite3.Connection,
    query: StoryQuery,
    *,
    copies: bool = True,
    after: str | None = None,
    limit: int = PAGE,
) -> Page[StoryEntry]:
    """Return one page of the stories that match, by the day of the last article, latest first.

    Without ``copies`` the articles that are known to be copies, and their outlets, are not counted, and
    stories that would have too few articles are left out. Raises ``TooBroad``.
    """
    where, values = _where(query, copies=copies)
    cursor = re.fullmatch(PLACE, after or "")
    if cursor is not None:
        where += " AND (s.last, s.id) < (?, ?)"
        values = (*values, cursor[1], int(cursor[2]))
    with bounded(connection):
        rows = connection.execute(
            f"SELECT {_FIELDS} FROM {_TABLES} WHERE {where} ORDER BY s.last DESC, s.id DESC LIMIT ?",
            (*values, limit + 1),
        ).fetchall()
    last = rows[limit - 1] if len(rows) > limit else None
    return Page(
        items=tuple(_entry(connection, row, copies=copies) for row in rows[:limit]),
        after=None if last is None else f"{last[5]}~{last[0]}",
    )


def count_stories(connection: sqlite3.Connection, query: StoryQuery, *, copies: bool = True) -> int:
    """Count the stories that match; ``MOST_STORIES_COUNTED`` + 1 means more than that.

    ``copies`` is as in ``find_stories``. Raises ``TooBroad``.
    """
    where, values = _where(query, copies=copies)
    with bounded(connection):
        (found,) = connection.execute(
            f"SELECT COUNT(*) FROM (SELECT 1 FROM stories s WHERE {where} LIMIT ?)",
            (*values, MOST_STORIES_COUNTED + 1),
        ).fetchone()
    return int(found)


def story_of(connection: sqlite3.Connection, key: str) -> StoryEntry:
    """Return the story that an article is in, by the key of the article. Raises ``NotInLibrary``."""
    row = connection.execute(
        f"SELECT {_FIELDS} FROM {_TABLES} WHERE s.id = ?", (story_named(connection, key),)
    ).fetchone()
    return _entry(connection, row)


def story_named(connection: sqlite3.Connection, key: str) -> int:
    """Return the row id of the story that an article is in. Raises ``NotInLibrary``."""
    row = connection.execute(
        "SELECT a.story FROM articles k JOIN story_articles a ON a.article = k.id WHERE k.key = ?",
        (storable(key),),
    ).fetchone()
    if row is None:
        raise NotInLibrary(f"story {key}: not in the library; accordingto stories --db shows what it has")
    return int(row[0])


def story_articles(connection: sqlite3.Connection, key: str) -> tuple[Entry, ...]:
    """Return the articles of a story, earliest first and undated ones last. Raises ``NotInLibrary``."""
    rows = connection.execute(
        "SELECT a.article FROM story_articles a JOIN outlines o ON o.article = a.article "
        "JOIN articles k ON k.id = a.article WHERE a.story = ? ORDER BY o.day IS NULL, o.day, k.key",
        (story_named(connection, key),),
    )
    return tuple(entries(connection, [one for (one,) in rows]))


def _where(query: StoryQuery, *, copies: bool) -> tuple[str, tuple[object, ...]]:
    """Return the SQL condition of a query over ``stories s``, and its values."""
    where, values = ["s.articles >= ?"], list[object]([query.least])
    counted = without("a", copies=copies)
    if counted:
        where.append(f"(SELECT COUNT(*) FROM story_articles a WHERE a.story = s.id{counted}) >= ?")
        values.append(query.least)
    if query.text:
        match = match_of(query.text)
        found = "SELECT a.story FROM found f JOIN story_articles a ON a.article = f.rowid WHERE found MATCH ?"
        where.append(f"s.id IN ({found})" if match else "0")
        values += [match] if match else []
    if query.outlet:
        where.append(
            "s.id IN (SELECT a.story FROM shelf h JOIN story_articles a ON a.article = h.article "
            f"WHERE h.outlet = (SELECT id FROM outlets WHERE name = ?){counted})"
        )
        values.append(storable(query.outlet))
    if query.since:
        where.append("s.last >= ?")
        values.append(query.since)
    if query.until:
        where.append("s.first <= ? AND s.first <> ''")
        values.append(query.until)
    return " AND ".join(where), tuple(values)


def _entry(connection: sqlite3.Connection, row: tuple[object, ...], *, copies: bool = True) -> StoryEntry:
    id, key, title, articles, first, last, claims, denials = row
    counted = without("a", copies=copies)
    if not copies:
        (articles,) = connection.execute(
            f"SELECT COUNT(*) FROM story_articles a WHERE a.story = ?{counted}", (id,)
        ).fetchone()
    outlets = connection.execute(
        "SELECT DISTINCT o.name FROM story_articles a JOIN shelf h ON h.article = a.article "
        f"JOIN outlets o ON o.id = h.outlet WHERE a.story = ?{counted} ORDER BY o.name",
        (id,),
    )
    (unnamed,) = connection.execute(
        "SELECT COUNT(*) FROM story_articles a JOIN shelf h ON h.article = a.article "
        f"WHERE a.story = ? AND h.outlet IS NULL{counted}",
        (id,),
    ).fetchone()
    return StoryEntry(
        key=str(key),
        title=str(title),
        articles=int(str(articles)),
        outlets=tuple(name for (name,) in outlets),
        unnamed=unnamed,
        first=str(first) if first else None,
        last=str(last) if last else None,
        claims=None if claims is None else int(str(claims)),
        denials=None if denials is None else int(str(denials)),
    )
