"""What a measured process runs: ``python -m benchmarks.library.probe add|ask DB …``, JSON out.

A process of its own, so that its memory is that of the library alone.
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
"""Questions for each page to one correction of each kind."""


class Adding(Struct, frozen=True):
    """Ledgers added one by one, each in a transaction of its own."""

    articles: int
    seconds: float
    """Within the library; making up the ledgers is not counted."""
    cpu_seconds: float
    """Of this, what the processor worked for it: less where other programs were in the way."""
    outcomes: dict[str, int]
    """How many were new articles, versions, …"""


class Asking(Struct, frozen=True):
    """Questions asked one after another, of the library and then of the server."""

    seconds: dict[str, list[float]]
    """Of the processor, for the library, by the page that asks."""
    peak_mb: float
    """Most memory (resident set) of the process, in MiB."""
    pages: dict[str, list[float]]
    """Of the processor, for the server, by page."""
    server_mb: float
    """Most memory of the server, in MiB."""
    corrected: dict[str, list[float]]
    """Of the processor, for a correction, by what is corrected."""


def add(db: Path, ledgers: Path, first: int, end: int) -> Adding:
    """Add the articles of these numbers of the archive that the ledgers make."""
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
    """Most memory that this process has held, in MiB."""
    per_mb = 1024 if sys.platform == "linux" else 1024 * 1024  # ru_maxrss is in KiB, on macOS in bytes
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / per_mb


def read_lines(path: Path) -> list[Ledger]:
    """The ledgers of a JSONL file."""
    return [msgspec.json.decode(line, type=Ledger) for line in path.read_bytes().splitlines()]


def main(arguments: list[str]) -> None:
    """Do what the arguments say."""
    what, db, *rest = arguments
    if what == "add":
        found: Adding | Asking = add(Path(db), Path(rest[0]), int(rest[1]), int(rest[2]))
    else:
        found = ask(Path(db), int(rest[0]))
    sys.stdout.buffer.write(msgspec.json.encode(found))


if __name__ == "__main__":
    main(sys.argv[1:])
