"""Corrections of stories by hand: each is an entry with author, time and reason, and can be undone."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from typing import Literal

from accordingto.errors import AlreadyJoined, NotInLibrary
from accordingto.store.stories.links import anchor_in
from accordingto.store.stories.listing import story_named
from accordingto.store.stories.records import StoryCorrection, StoryEvent, StoryHistory, StoryWords
from accordingto.store.stories.settling import settle

Kind = Literal["join", "split", "name", "reject"]


def join_stories(
    connection: sqlite3.Connection, made: str, key: str, other: str, *, author: str, reason: str = ""
) -> StoryCorrection:
    """Merge the stories of two articles, in the caller's transaction.

    Raises ``NotInLibrary``, and ``AlreadyJoined`` if they are in one story already.
    """
    if story_named(connection, key) == story_named(connection, other):
        raise AlreadyJoined(f"{key} and {other} are already in one story")
    return correction_of(connection, enter(connection, "join", (key, other), None, author, reason, made))


def split_story(
    connection: sqlite3.Connection,
    made: str,
    key: str,
    articles: Collection[str],
    *,
    author: str,
    reason: str = "",
) -> StoryCorrection:
    """Move some articles of a story into a story of their own, in the caller's transaction.

    Raises ``NotInLibrary`` for an article that is not in the story, and ``ValueError`` if ``articles`` is
    empty or the whole story.
    """
    story = story_named(connection, key)
    (whole,) = connection.execute("SELECT articles FROM stories WHERE id = ?", (story,)).fetchone()
    for one in articles:
        if story_named(connection, one) != story:
            raise NotInLibrary(f"article {one}: not in the story of {key}")
    if not 0 < len(set(articles)) < whole:
        raise ValueError("name some articles of the story to split off, but not all of them")
    return correction_of(connection, enter(connection, "split", articles, None, author, reason, made))


def name_story(
    connection: sqlite3.Connection, made: str, key: str, called: str, *, author: str, reason: str = ""
) -> StoryCorrection:
    """Give the story of an article a name, in the caller's transaction. Raises ``NotInLibrary``."""
    story_named(connection, key)
    return correction_of(connection, enter(connection, "name", (key,), called, author, reason, made))


def undo_of_story(connection: sqlite3.Connection, when: str, id: str, *, author: str) -> None:
    """Undo an entry, in the caller's transaction, unless it already is. Raises ``NotInLibrary``."""
    number = int(id) if id.isascii() and id.isdecimal() and len(id) < 18 else -1
    row = connection.execute("SELECT undone FROM story_entries WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise NotInLibrary(f"correction {id}: the library has no correction of a story with this id")
    if row[0] is None:
        connection.execute(
            "UPDATE story_entries SET undone = ?, undone_by = ? WHERE id = ?", (when, author, number)
        )
        settle(connection, _marked(connection, number), when)


def story_history(connection: sqlite3.Connection, key: str) -> StoryHistory:
    """Return a story's corrections, and the events of its articles. Raises ``NotInLibrary``."""
    story = story_named(connection, key)
    ids = connection.execute(
        "SELECT DISTINCT m.entry FROM story_marks m JOIN story_articles a ON a.article = m.article "
        "WHERE a.story = ? ORDER BY m.entry",
        (story,),
    ).fetchall()
    return StoryHistory(
        corrections=tuple(correction_of(connection, id) for (id,) in ids),
        events=tuple(_events(connection, story)),
    )


def _events(connection: sqlite3.Connection, story: int) -> Iterable[StoryEvent]:
    rows = connection.execute(
        "SELECT kind, article, title, made FROM story_events WHERE story = ?1 UNION ALL "
        "SELECT 'added', k.key, s.title, MIN(v.added) FROM story_articles a "
        "JOIN articles k ON k.id = a.article JOIN shelf s ON s.article = a.article "
        "JOIN versions v ON v.article = a.article WHERE a.story = ?1 "
        "GROUP BY a.article UNION ALL "
        "SELECT 'corrected', k.key, s.title, c.made FROM story_articles a "
        "JOIN articles k ON k.id = a.article JOIN shelf s ON s.article = a.article "
        "JOIN corrections c ON c.article = a.article "
        "WHERE a.story = ?1 AND c.undone IS NULL ORDER BY 4, 1, 2",
        (story,),
    )
    return [StoryEvent(kind=kind, article=key, title=title, made=made) for kind, key, title, made in rows]


def enter(
    connection: sqlite3.Connection,
    kind: Kind,
    articles: Iterable[str],
    called: str | None,
    author: str,
    reason: str,
    made: str,
) -> int:
    """Insert an entry about some articles and update their stories; return the entry's id."""
    cursor = connection.execute(
        "INSERT INTO story_entries (kind, name, author, reason, made) VALUES (?, ?, ?, ?, ?)",
        (kind, called, author, reason, made),
    )
    entry = int(cursor.lastrowid or 0)
    connection.executemany(
        "INSERT OR IGNORE INTO story_marks (entry, article) SELECT ?, id FROM articles WHERE key = ?",
        ((entry, key) for key in articles),
    )
    settle(connection, _marked(connection, entry), made)
    return entry


def _marked(connection: sqlite3.Connection, entry: int) -> set[int]:
    rows = connection.execute("SELECT article FROM story_marks WHERE entry = ?", (entry,))
    return {one for (one,) in rows}


def correction_of(connection: sqlite3.Connection, entry: int) -> StoryCorrection:
    """Return an entry as a record, given its row id."""
    kind, called, author, reason, made, undone, undone_by = connection.execute(
        "SELECT kind, name, author, reason, made, undone, undone_by FROM story_entries WHERE id = ?", (entry,)
    ).fetchone()
    keys = connection.execute(
        "SELECT k.key FROM story_marks m JOIN articles k ON k.id = m.article WHERE m.entry = ? "
        "ORDER BY k.key",
        (entry,),
    )
    return StoryCorrection(
        id=str(entry),
        kind=kind,
        articles=tuple(key for (key,) in keys),
        name=called,
        words=tuple(_words(connection, entry)) if kind == "reject" else (),
        author=author,
        reason=reason,
        made=made,
        undone=undone,
        undone_by=undone_by,
    )


def _words(connection: sqlite3.Connection, entry: int) -> Iterator[StoryWords]:
    rows = connection.execute(
        "SELECT k.key, w.anchor FROM story_words w JOIN articles k ON k.id = w.article WHERE w.entry = ? "
        "ORDER BY w.id",
        (entry,),
    )
    for key, data in rows:
        yield StoryWords(article=key, text=" … ".join(span.text for span in anchor_in(data).spans))
