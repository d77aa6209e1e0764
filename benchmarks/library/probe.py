"""The program that measured processes run: ``python -m benchmarks.library.probe add|ask DB …``; JSON out.

It runs in a separate process, so that its memory is that of the library alone.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

import msgspec
from msgspec import Struct

from accordingto.store import Library
from accordingto.types import Ledger
from accordingto.watchlist import watch_items
from benchmarks.library import server
from benchmarks.library.addresses import ADDRESSES
from benchmarks.library.archive import Archive
from benchmarks.library.correcting import correct
from benchmarks.library.known import get_known
from benchmarks.library.questions import QUESTIONS, seconds_each

CORRECTED = 10
"""Questions for each page per correction of each kind."""


class Adding(Struct, frozen=True):
    """Measurements of ledgers added one by one, each in its own transaction."""

    articles: int
    seconds: float
    """Time within the library, without the time to make the ledgers."""
    cpu_seconds: float
    """Processor time of it; less than ``seconds`` if other programs were running."""
    outcomes: dict[str, int]
    """Number of ledgers by outcome: new articles, versions, …"""


class Asking(Struct, frozen=True):
    """Measurements of questions asked one after another, of the library and then of the server."""

    seconds: dict[str, list[float]]
    """Processor seconds of the library, by page."""
    peak_mb: float
    """Peak resident set size of the process, in MiB."""
    pages: dict[str, list[float]]
    """Processor seconds of the server, by page."""
    server_mb: float
    """Peak memory of the server, in MiB."""
    corrected: dict[str, list[float]]
    """Processor seconds of each correction, by what is corrected."""


def add(db: Path, ledgers: Path, first: int, end: int) -> Adding:
    """Add the articles of the archive made from the ledgers, from number ``first`` up to ``end``."""
    archive = Archive(read_lines(ledgers))
    outcomes: dict[str, int] = {}
    spent = worked = 0.0
    with Library(db, watching=watch_items) as library:
        for number in range(first, end):
            ledger = archive.ledger(number)
            began, was_at = time.perf_counter(), time.process_time()
            added = library.add(ledger)
            spent, worked = spent + time.perf_counter() - began, worked + time.process_time() - was_at
            outcomes[added.outcome] = outcomes.get(added.outcome, 0) + 1
    return Adding(end - first, spent, worked, outcomes)


def ask(db: Path, number: int) -> Asking:
    """Ask ``number`` questions for each page."""
    with Library(db, create=False) as library:
        known = get_known(library, "known")
        seconds = {name: seconds_each(library, known, name, number) for name in QUESTIONS}
        peak = peak_mb()
    with server.serving(db) as running:
        pages = {name: server.seconds_each(running, known, name, number) for name in ADDRESSES}
        served = running.peak_mb()
    with Library(db, create=False, watching=watch_items) as library:
        return Asking(seconds, peak, pages, served, correct(library, known, number // CORRECTED))


def peak_mb() -> float:
    """Return the peak resident set size of this process, in MiB."""
    per_mb = 1024 if sys.platform == "linux" else 1024 * 1024  # ru_maxrss is in KiB, on macOS in bytes
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / per_mb


def read_lines(path: Path) -> list[Ledger]:
    """Return the ledgers of a JSONL file."""
    return [msgspec.json.decode(line, type=Ledger) for line in path.read_bytes().splitlines()]


def main(arguments: list[str]) -> None:
    """Do what the arguments say, and print the measurements."""
    what, db, *rest = arguments
    if what == "add":
        found: Adding | Asking = add(Path(db), Path(rest[0]), int(rest[1]), int(rest[2]))
    else:
        found = ask(Path(db), int(rest[0]))
    sys.stdout.buffer.write(msgspec.json.encode(found))


if __name__ == "__main__":
    main(sys.argv[1:])
