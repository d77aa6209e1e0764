"""What is killed: ``python -m benchmarks.library.victim DEED DB LEDGERS FIRST``.

Each thing that is done is reported by a line of JSON when the library has said that it is done.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import msgspec
from msgspec import Struct

from accordingto.corrections import OtherAct, anchor
from accordingto.errors import LibraryError
from accordingto.store import Library, Query, count, find
from accordingto.store import database as store_database
from accordingto.watchlist import watch_items
from benchmarks.library.archive import Archive
from benchmarks.library.probe import read_lines

NEXT_VERSION = """
CREATE TABLE later (id INTEGER PRIMARY KEY, content TEXT NOT NULL) STRICT;
INSERT INTO later (content) SELECT upper(content) FROM statements;
CREATE INDEX later_by_content ON later (content);
ALTER TABLE statements ADD COLUMN later INTEGER;
UPDATE statements SET later = length(content);
"""
"""A migration made up for this: what a later version of the program might do."""
NEW = ("new", "version", "reading")
"""Outcomes of adding that keep another reading."""
FEW = 50
LEISURE = 0.1
"""Seconds between two articles."""


class Report(Struct, frozen=True):
    """Something that is done, or about to begin, or that went wrong."""

    what: str
    """ready, added, corrected, undone, made, migrated, refused or counted."""
    number: int = 0
    """Which article of the archive."""
    key: str = ""
    version: int = 0
    id: str = ""
    outcome: str = ""
    """What adding did; what the library said where it refused."""


def add(db: Path, ledgers: Path, first: int) -> Iterator[Report]:
    """Add articles of the archive, from the ``first`` on."""
    archive = Archive(read_lines(ledgers))
    with Library(db, watching=watch_items) as library:
        yield Report("ready")
        while True:
            added = library.add(archive.ledger(first))
            yield Report("added", first, added.key, added.version, outcome=added.outcome)
            first += 1


def correct(db: Path, ledgers: Path, first: int) -> Iterator[Report]:
    """Correct what is there, an attribution at a time, and undo every third correction."""
    with Library(db, watching=watch_items) as library:
        yield Report("ready")
        made = first
        while True:
            for entry in library.ask(find, Query()).items:
                article = library.ledger(entry.key)
                for one in article.attributions:
                    change = OtherAct(attribution=anchor(article.article.text, one.cue), act="predict")
                    correction = library.correct(entry.key, change, author="victim", reason=f"{made}")
                    yield Report("corrected", made, entry.key, id=correction.id)
                    if made % 3 == 0:
                        library.undo(entry.key, correction.id, author="victim")
                        yield Report("undone", made, entry.key, id=correction.id)
                    made += 1


def make(db: Path, ledgers: Path, first: int) -> Iterator[Report]:
    """Make the file."""
    yield Report("ready")
    with Library(db):
        yield Report("made")


def migrate(db: Path, ledgers: Path, first: int) -> Iterator[Report]:
    """Bring the file to a version that this program does not know."""
    known = store_database.scripts()
    store_database.scripts = lambda: (*known, NEXT_VERSION)
    yield Report("ready")
    with Library(db):
        yield Report("migrated")


def fill(db: Path, ledgers: Path, first: int) -> Iterator[Report]:
    """Add articles until the library refuses one, and read from it then."""
    archive = Archive(read_lines(ledgers))
    with Library(db, watching=watch_items) as library:
        while True:
            try:
                added = library.add(archive.ledger(first))
            except LibraryError as error:
                yield Report("refused", outcome=str(error))
                yield Report("counted", library.ask(count, Query()))
                return
            yield Report("added", first, added.key, added.version, outcome=added.outcome)
            first += 1


def few(db: Path, ledgers: Path, first: int) -> Iterator[Report]:
    """Add some articles."""
    yield from islice(add(db, ledgers, first), FEW + 1)


def feed(db: Path, ledgers: Path, first: int) -> Iterator[Report]:
    """Add articles at leisure."""
    for report in add(db, ledgers, first):
        yield report
        time.sleep(LEISURE)


DEEDS = {
    "add": add,
    "correct": correct,
    "make": make,
    "migrate": migrate,
    "fill": fill,
    "few": few,
    "feed": feed,
}


def main(arguments: list[str]) -> None:
    """Do what the arguments say, without end where it has none."""
    deed, db, ledgers, first = arguments
    for report in DEEDS[deed](Path(db), Path(ledgers), int(first)):
        sys.stdout.buffer.write(msgspec.json.encode(report) + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
