"""The program that is killed: ``python -m benchmarks.library.victim DEED DB LEDGERS FIRST``.

It prints a line of JSON for each thing done, after the library has reported it as done.
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
"""A made-up migration, such as a later version of the program might have."""
NEW = ("new", "version", "reading")
"""Outcomes of adding in which another reading is kept."""
FEW = 50
LEISURE = 0.1
"""Seconds between two articles."""


class Report(Struct, frozen=True):
    """Something that is done, is about to begin, or went wrong."""

    what: str
    """One of ready, added, corrected, undone, made, migrated, refused and counted."""
    number: int = 0
    """Number of the article in the archive."""
    key: str = ""
    version: int = 0
    id: str = ""
    outcome: str = ""
    """Outcome of adding, or the message of a refusal."""


def add(db: Path, ledgers: Path, first: int) -> Iterator[Report]:
    """Add articles of the archive, from number ``first`` on."""
    archive = Archive(read_lines(ledgers))
    with Library(db, watching=watch_items) as library:
        yield Report("ready")
        while True:
            added = library.add(archive.ledger(first))
            yield Report("added", first, added.key, added.version, outcome=added.outcome)
            first += 1


def correct(db: Path, ledgers: Path, first: int) -> Iterator[Report]:
    """Correct attributions one at a time, and undo every third correction."""
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
    """Create the file."""
    yield Report("ready")
    with Library(db):
        yield Report("made")


def migrate(db: Path, ledgers: Path, first: int) -> Iterator[Report]:
    """Migrate the file to a version that this program does not know."""
    known = store_database.scripts()
    store_database.scripts = lambda: (*known, NEXT_VERSION)
    yield Report("ready")
    with Library(db):
        yield Report("migrated")


def fill(db: Path, ledgers: Path, first: int) -> Iterator[Report]:
    """Add articles until the library refuses one, and then read from it."""
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
    """Add articles slowly."""
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
    """Do what the arguments say; some deeds never end."""
    deed, db, ledgers, first = arguments
    for report in DEEDS[deed](Path(db), Path(ledgers), int(first)):
        sys.stdout.buffer.write(msgspec.json.encode(report) + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
