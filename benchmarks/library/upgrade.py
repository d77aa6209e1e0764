"""Upgrade of a library of the previous version to this one, and searches of its statements.

``python -m benchmarks.library.upgrade LEDGERS DB SIZE``: LEDGERS is JSONL of the reader; DB is created with
SIZE articles. Times are processor time, so that other programs on the machine matter little.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

from accordingto.store import Library, count_statements, find_statements
from benchmarks.library.archive import Archive
from benchmarks.library.known import Known, get_known
from benchmarks.library.load import MB, percentile
from benchmarks.library.probe import read_lines
from benchmarks.library.spread import spread
from benchmarks.library.statements import KINDS

EACH = 30
"""Different searches of each kind."""
ADDED = 50
"""Articles that are added to the large library."""


def upgrade(db: Path, archive: Archive, size: int) -> None:
    """Make a library, open it, search it and add to it, and print the time of each."""
    if not db.exists():
        spread(db, archive, size)
    _say(f"{size:,} articles before: {db.stat().st_size / MB:,.0f} MiB")
    began = time.process_time()
    with Library(db) as library:
        _say(f"upgraded to this version in {time.process_time() - began:,.0f} s of processor time")
        known = get_known(library, "known")
        for kind in KINDS:
            found = _seconds(library, known, kind)
            figures = " / ".join(f"{percentile(found, p):,.0f}" for p in (50, 95, 100))
            _say(f"{kind}: median / 95 % / most {figures} ms")
        ledgers = [archive.ledger(size + number) for number in range(ADDED)]
        began = time.process_time()
        for ledger in ledgers:
            library.add(ledger)
        _say(f"added {ADDED / (time.process_time() - began):,.0f} articles per second of processor time")
    _say(f"afterwards: {db.stat().st_size / MB:,.0f} MiB")


def _seconds(library: Library, known: Known, kind: str) -> list[float]:
    """Ask for the page and the counts of searches of a kind; return the seconds of each."""
    found = []
    for number in range(EACH):
        query = KINDS[kind](known, random.Random(f"{kind} {number}"))
        began = time.process_time()
        library.ask(find_statements, query)
        library.ask(count_statements, query)
        found.append(time.process_time() - began)
    return found


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    upgrade(Path(sys.argv[2]), Archive(read_lines(Path(sys.argv[1]))), int(sys.argv[3]))
