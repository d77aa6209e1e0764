"""Copies: articles that mostly print another's text, known only for stories that were compared."""

from __future__ import annotations

import sqlite3

from msgspec import Struct


class Copies(Struct, frozen=True, kw_only=True):
    """Counts of copies among some articles."""

    copies: int
    """Number of articles that are known to be copies."""
    uncompared: int
    """Number of their stories with several articles that have not been compared yet."""


def without(table: str, *, copies: bool) -> str:
    """Return an SQL condition that excludes copies, for a table with a column ``article``; or nothing."""
    return "" if copies else f" AND NOT EXISTS (SELECT 1 FROM copies c WHERE c.article = {table}.article)"


def copies_of_outlet(connection: sqlite3.Connection, outlet: str | None = None) -> Copies:
    """Count the copies among the articles of an outlet, or of all."""
    return _known(
        connection,
        "SELECT article FROM shelf WHERE ?1 IS NULL OR outlet = (SELECT id FROM outlets WHERE name = ?1)",
        outlet,
    )


def copies_of_person(connection: sqlite3.Connection, key: str) -> Copies:
    """Count the copies among the articles in which a person appears."""
    return _known(
        connection,
        "SELECT article FROM appearances WHERE person = (SELECT id FROM people WHERE key = ?1)",
        key,
    )


def _known(connection: sqlite3.Connection, articles: str, value: str | None) -> Copies:
    (copies,) = connection.execute(
        f"SELECT COUNT(*) FROM copies WHERE article IN ({articles})", (value,)
    ).fetchone()
    (uncompared,) = connection.execute(
        "SELECT COUNT(DISTINCT a.story) FROM story_articles a JOIN stories s ON s.id = a.story "
        "WHERE s.articles > 1 AND NOT EXISTS (SELECT 1 FROM comparisons c WHERE c.story = s.id) "
        f"AND a.article IN ({articles})",
        (value,),
    ).fetchone()
    return Copies(copies=copies, uncompared=uncompared)
