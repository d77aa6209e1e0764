"""The list row of a story, derived from its articles and the name that somebody gave it."""

from __future__ import annotations

import sqlite3
from datetime import date


def refresh(connection: sqlite3.Connection, story: int) -> None:
    """Rebuild the row of a story, and delete its cached comparison."""
    forget_comparison(connection, story)
    rows = connection.execute(
        "SELECT a.article, k.key, o.day, s.title, s.words FROM story_articles a "
        "JOIN articles k ON k.id = a.article JOIN outlines o ON o.article = a.article "
        "JOIN shelf s ON s.article = a.article WHERE a.story = ? ORDER BY o.day IS NULL, o.day, k.key",
        (story,),
    ).fetchall()
    days = [day for _, _, day, _, _ in rows if day is not None]
    fullest = max(rows, key=lambda row: row[4])
    named = _name(connection, story)
    connection.execute(
        "UPDATE stories SET key = ?, title = ?, articles = ?, first = ?, last = ? WHERE id = ?",
        (rows[0][1], named or fullest[3], len(rows), _iso(days, 0), _iso(days, -1), story),
    )


def forget_comparison(connection: sqlite3.Connection, story: int) -> None:
    """Delete the cached comparison of a story and its known copies, as one of its articles has changed."""
    connection.execute("DELETE FROM comparisons WHERE story = ?", (story,))
    connection.execute(
        "DELETE FROM copies WHERE article IN (SELECT article FROM story_articles WHERE story = ?)", (story,)
    )


def _name(connection: sqlite3.Connection, story: int) -> str | None:
    """Return the latest name that somebody gave a story; None if nobody did."""
    row = connection.execute(
        "SELECT e.name FROM story_articles a JOIN story_marks m ON m.article = a.article "
        "JOIN story_entries e ON e.id = m.entry WHERE a.story = ? AND e.kind = 'name' AND e.undone IS NULL "
        "ORDER BY e.id DESC LIMIT 1",
        (story,),
    ).fetchone()
    return None if row is None else row[0]


def _iso(days: list[int], at: int) -> str:
    return date.fromordinal(days[at]).isoformat() if days else ""
