"""Ledgers as earlier versions of the format wrote them, and a library that an earlier program left."""

from __future__ import annotations

import json
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

from accordingto.export import to_json
from accordingto.types import HeadlineCheck, Ledger
from tests.fakes import ledger_from_marks

TEXT = (
    "[[headline|Tolls rise]]\n\n[[q1.source|[[a1|Mara Ellison]]]] [[q1.cue|said]] [[q1.content|tolls rise]]."
)


def checked() -> Ledger:
    """A ledger as it is read from one of version 1: with a verdict, and without its confidence."""
    ledger = ledger_from_marks(TEXT, {"a1": {"name": "Mara Ellison"}}, url="https://north.example/tolls")
    headline = ledger.article.headline
    assert headline is not None
    checks = (HeadlineCheck(span=headline, verdict="attribution_dropped"),)
    return Ledger(
        reader=ledger.reader,
        article=ledger.article,
        actors=ledger.actors,
        attributions=ledger.attributions,
        headline_checks=checks,
    )


def version_1(ledger: Ledger) -> bytes:
    """The JSON that version 1 of the format had for a ledger."""
    document = json.loads(to_json(ledger)) | {"schema": "accordingto/ledger/1"}
    for check in document["headline_checks"]:
        del check["confidence"]
    return json.dumps(document, ensure_ascii=False).encode()


def forget_statements(path: Path) -> None:
    """Make a library one of a program that could not search statements, which was version 2."""
    forget_stories(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(UNDONE)
        for statement in (
            "DROP TABLE spoken",
            "DROP VIEW spoken_texts",
            "DROP INDEX statements_by_place",
            *(f"ALTER TABLE statements DROP COLUMN {name}" for name in ADDED),
            "ALTER TABLE searches DROP COLUMN page",
            "PRAGMA user_version = 2",
        ):
            connection.execute(statement)


def forget_rejections(path: Path) -> None:
    """Make a library one of a program that kept no rejected links, which was version 6."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TABLE story_words")
        connection.execute("PRAGMA user_version = 6")


def forget_feeds(path: Path) -> None:
    """Make a library one of a program that followed no feeds, which was version 5."""
    forget_rejections(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        for table in ("feed_marks", "feed_entries", "feeds", "feed_hosts"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("PRAGMA user_version = 5")


def forget_stories(path: Path) -> None:
    """Make a library one of a program that kept no stories, which was version 4."""
    forget_feeds(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        for table in STORIES:
            connection.execute(f"DROP TABLE {table}")
        connection.execute("PRAGMA user_version = 4")


STORIES = (
    "story_events",
    "story_marks",
    "story_entries",
    "copies",
    "comparisons",
    "likenesses",
    "outline_terms",
    "outlines",
    "story_articles",
    "stories",
)
"""Tables that version 5 of the library added."""
ADDED = ("place", "outlet", "confidence", "name", "role", "affiliation")
"""Columns of statements that version 3 of the library added."""
UNDONE = """
DROP INDEX watched_settled;
DROP INDEX watched_by_due;
DROP INDEX watched_without_due;
ALTER TABLE watched DROP COLUMN state;
CREATE INDEX watched_by_due ON watched (due, id, kind) WHERE due IS NOT NULL;
CREATE INDEX watched_without_due ON watched (day, id, kind) WHERE due IS NULL;
"""
"""Takes back what version 4 did to the tables."""


def age_library(path: Path, *ledgers: Ledger) -> None:
    """Make a library with these ledgers one of a program that knew version 1 only."""
    forget_statements(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA user_version = 1")
        for one in ledgers:
            connection.execute(
                "UPDATE readings SET ledger = ? WHERE version IN (SELECT id FROM versions WHERE text_id = ?)",
                (zlib.compress(version_1(one), 1), one.article.id),
            )
