"""Checks of a library: SQLite's own checks of the file, and whether derived tables match the record."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from msgspec import Struct

_FITTING = {
    "articles that are not on the shelf, or the other way round": """
        SELECT COUNT(*) FROM (SELECT id FROM articles EXCEPT SELECT article FROM shelf)
        UNION ALL SELECT COUNT(*) FROM (SELECT article FROM shelf EXCEPT SELECT id FROM articles)""",
    "articles that cannot be searched, or the other way round": """
        SELECT COUNT(*) FROM (SELECT article FROM shelf EXCEPT SELECT rowid FROM found)
        UNION ALL SELECT COUNT(*) FROM (SELECT rowid FROM found EXCEPT SELECT article FROM shelf)""",
    "articles whose shelf shows another reading": """
        SELECT COUNT(*) FROM shelf s JOIN articles k ON k.id = s.article JOIN versions v ON v.id = k.latest
        WHERE s.reading IS NOT v.shown""",
    "articles without a version, versions without a reading": """
        SELECT COUNT(*) FROM articles WHERE latest IS NULL
        UNION ALL SELECT COUNT(*) FROM versions WHERE shown IS NULL""",
    "versions that are there twice": """
        SELECT COUNT(*) FROM (SELECT 1 FROM versions GROUP BY article, number HAVING COUNT(*) > 1)""",
    "readings of the same version that are there twice": """
        SELECT COUNT(*) FROM (SELECT 1 FROM readings GROUP BY version, reader HAVING COUNT(*) > 1)""",
    "articles with other statements than the shelf counts": """
        SELECT COUNT(*) FROM shelf s
        WHERE s.statements <> (SELECT COUNT(*) FROM statements t WHERE t.article = s.article)""",
    "people who are counted wrongly": """
        SELECT COUNT(*) FROM people p LEFT JOIN (
            SELECT person, COUNT(DISTINCT article) AS n, SUM(statements) AS said
            FROM appearances GROUP BY person
        ) a ON a.person = p.id WHERE p.articles <> IFNULL(a.n, 0) OR p.statements <> IFNULL(a.said, 0)""",
}
"""Counts that must be 0, by what they count."""


class Counts(Struct, frozen=True):
    """Numbers of rows in the record."""

    articles: int
    readings: int
    corrections: int
    undone: int


def faults(db: Path) -> Iterator[str]:
    """Yield a message for each fault of a library."""
    with closing(sqlite3.connect(db)) as connection:
        for (line,) in connection.execute("PRAGMA integrity_check"):
            if line != "ok":
                yield f"integrity_check: {line}"
        for row in connection.execute("PRAGMA foreign_key_check"):
            yield f"foreign_key_check: {row}"
        try:
            connection.execute("INSERT INTO found (found) VALUES ('integrity-check')")
        except sqlite3.DatabaseError as error:
            yield f"full-text search: {error}"
        for what, query in _FITTING.items():
            found = sum(number for (number,) in connection.execute(query))
            if found:
                yield f"{found} {what}"


def counts(db: Path) -> Counts:
    """Return the numbers of rows in the record."""
    with closing(sqlite3.connect(db)) as connection:
        return Counts(
            *connection.execute(
                "SELECT (SELECT COUNT(*) FROM articles), (SELECT COUNT(*) FROM readings), "
                "(SELECT COUNT(*) FROM corrections), (SELECT COUNT(undone) FROM corrections)"
            ).fetchone()
        )


def version(db: Path) -> int:
    """Return the version of the schema; 0 if the schema has not been created."""
    with closing(sqlite3.connect(db)) as connection:
        (number,) = connection.execute("PRAGMA user_version").fetchone()
        return int(number)
