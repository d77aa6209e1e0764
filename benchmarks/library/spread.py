"""A large library made quickly: the articles of a small one, many times, with other days, people and words.

::

    some hundred articles of the archive, added as always            archive.py
      | each copied, in the order of days: only what lists and searches of statements ask for
      > a library of version 2, which the program brings to its own when it opens it
"""

from __future__ import annotations

import random
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from accordingto.store import Library, database
from benchmarks.library.archive import CHANGED_WORDS, DATED, DAYS, LAST_DAY, OUTLETS, Archive, Ranks

VERSION = 2
"""The version of the library that is made: the last in which statements could not be searched."""
FIRST = 1_000
"""Articles that are added as always."""
_WORD = re.compile(r"[a-z]{4,}")
_KEPT = "attribution, actor, told, act, certainty, strength, polarity, source_kind, form, parent, source, cue"
_OWN = f"article, person, addressee, day, content, {_KEPT}"


def spread(db: Path, archive: Archive, size: int) -> None:
    """Make a library of ``size`` articles of an archive. The index of the words of articles stays empty."""
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
        for table in ("people", "outlets"):
            connection.execute(f"INSERT INTO {table} SELECT * FROM small.{table}")
        _copy(connection, archive, size)
        connection.execute("COMMIT")
        connection.execute(f"PRAGMA application_id = {database.APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    small.unlink()


def _copy(connection: sqlite3.Connection, archive: Archive, size: int) -> None:
    """Copy articles until there are enough, in the order of days, those without one first."""
    chance = random.Random("spread")
    originals = [id for (id,) in connection.execute("SELECT article FROM small.shelf")]
    outlets = [id for (id,) in connection.execute("SELECT id FROM outlets ORDER BY id")]
    people = [id for (id,) in connection.execute("SELECT id FROM people ORDER BY id")]
    papers, persons = Ranks(min(OUTLETS, len(outlets)), 2), Ranks(len(people), 8)
    for article, day in enumerate(_days(chance, size), start=1):
        original = originals[(article * 7919) % len(originals)]
        outlet = outlets[papers.draw(chance)[0]]
        _copy_article(connection, original, article, day, outlet)
        connection.executemany(
            f"INSERT INTO statements ({_OWN}) VALUES ({', '.join('?' * len(_OWN.split(',')))})",
            _statements(connection, original, article, day, archive, chance, people, persons),
        )


def _days(chance: random.Random, size: int) -> list[str]:
    return sorted(
        (LAST_DAY - timedelta(days=int(DAYS * chance.random() ** 1.3))).isoformat()
        if chance.random() < DATED
        else ""
        for _ in range(size)
    )


def _copy_article(connection: sqlite3.Connection, original: int, article: int, day: str, outlet: int) -> None:
    key = f"{article:016x}"
    connection.execute("INSERT INTO articles (id, key, latest) VALUES (?, ?, ?)", (article, key, article))
    connection.execute(
        "INSERT INTO versions (id, article, number, text_id, added, shown) VALUES (?, ?, 1, ?, '', ?)",
        (article, article, key, article),
    )
    connection.execute(
        "INSERT INTO readings (id, version, reader, added, ledger) SELECT ?, ?, reader, added, ledger "
        "FROM small.readings WHERE id = (SELECT reading FROM small.shelf WHERE article = ?)",
        (article, article, original),
    )
    connection.execute(
        "INSERT INTO shelf SELECT ?, ?, ?, ?, marks, labels, warnings, NULLIF(?, ''), title, words, "
        "statements, named, unnamed, collective, document, by_outlet, nobody, checks, dropped "
        "FROM small.shelf WHERE article = ?",
        (article, article, day, outlet, day, original),
    )


def _statements(
    connection: sqlite3.Connection,
    original: int,
    article: int,
    day: str,
    archive: Archive,
    chance: random.Random,
    people: Sequence[int],
    persons: Ranks,
) -> Iterator[tuple[object, ...]]:
    """Yield the statements of a copy, in the order of the text: who is one person there is another here."""
    others: dict[int | None, int | None] = {None: None}

    def other(person: int | None) -> int | None:
        if person not in others:
            others[person] = people[persons.draw(chance)[0]]
        return others[person]

    rows = connection.execute(
        f"SELECT person, addressee, content, {_KEPT} FROM small.statements WHERE article = ? "
        "ORDER BY id DESC",
        (original,),
    ).fetchall()
    for person, addressee, content, *kept in rows:
        reworded = _WORD.sub(
            lambda word: archive.word(chance) if chance.random() < CHANGED_WORDS else word[0], content
        )
        yield article, other(person), other(addressee), day, reworded, *kept
