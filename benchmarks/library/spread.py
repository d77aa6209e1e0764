"""A large library made quickly: copies of the articles of a small one, with other days and outlets.

::

    some hundred articles of the archive, added in the usual way     archive.py
      | each copied as often as needed with SQL; words and people are the same, only more frequent
      > a library of schema version 2, which the program upgrades when it opens it
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from accordingto.store import Library, database
from benchmarks.library.archive import DATED, DAYS, LAST_DAY, Archive, Ranks

VERSION = 2
"""Schema version of the library that is made: the last in which statements could not be searched."""
FIRST = 1_000
"""Articles that are added in the usual way."""
_KEPT = (
    "attribution, actor, told, person, addressee, act, certainty, strength, polarity, source_kind, form, "
    "parent, source, cue, content"
)
_COUNTS = "words, statements, named, unnamed, collective, document, by_outlet, nobody, checks, dropped"
_COPIES = (
    "INSERT INTO articles (id, key, latest) SELECT article, printf('%016x', article), article FROM copies",
    "INSERT INTO versions (id, article, number, text_id, added, shown) "
    "SELECT article, article, 1, printf('%016x', article), '', article FROM copies",
    "INSERT INTO readings (id, version, reader, added, ledger) "
    "SELECT c.article, c.article, r.reader, r.added, r.ledger FROM copies c JOIN small.shelf s "
    "ON s.article = c.original JOIN small.readings r ON r.id = s.reading ORDER BY c.article",
    f"INSERT INTO shelf SELECT c.article, c.article, c.day, c.outlet, s.marks, s.labels, s.warnings, "
    f"NULLIF(c.day, ''), s.title, {_COUNTS} FROM copies c JOIN small.shelf s ON s.article = c.original",
    f"INSERT INTO statements (article, day, {_KEPT}) SELECT c.article, c.day, {_KEPT} FROM copies c "
    "CROSS JOIN small.statements t ON t.article = c.original ORDER BY c.article, t.id",
)
"""SQL that makes the copies, in all tables that lists and searches of statements use. The full-text index of
articles stays empty."""


def spread(db: Path, archive: Archive, size: int) -> None:
    """Make a library of ``size`` articles from the first articles of an archive."""
    small = db.with_name(f"{db.name}.first")
    with Library(small) as library:
        library.add_all(archive.ledger(number) for number in range(FIRST))
    with closing(sqlite3.connect(db, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")
        for script in database.scripts()[:VERSION]:
            connection.executescript(script)
        connection.execute("ATTACH ? AS small", (str(small),))
        connection.execute("BEGIN")
        for table in ("people", "name_words", "outlets"):
            connection.execute(f"INSERT INTO {table} SELECT * FROM small.{table}")
        connection.execute("CREATE TEMP TABLE copies (article INTEGER PRIMARY KEY, original, day, outlet)")
        connection.executemany("INSERT INTO copies VALUES (?, ?, ?, ?)", _copies(connection, size))
        for statement in _COPIES:
            connection.execute(statement)
        connection.execute("COMMIT")
        connection.execute(f"PRAGMA application_id = {database.APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    small.unlink()


def _copies(connection: sqlite3.Connection, size: int) -> Iterator[tuple[int, int, str, int]]:
    """Yield the number of each copy, its original, its day and its outlet, distributed as in the archive."""
    chance = random.Random("spread")
    originals = [id for (id,) in connection.execute("SELECT article FROM small.shelf ORDER BY article")]
    outlets = [id for (id,) in connection.execute("SELECT id FROM outlets ORDER BY id")]
    papers = Ranks(len(outlets), 2)
    for article in range(1, size + 1):
        day = LAST_DAY - timedelta(days=int(DAYS * chance.random() ** 1.3))
        outlet = outlets[papers.draw(chance)[0]]
        yield article, chance.choice(originals), day.isoformat() if chance.random() < DATED else "", outlet
