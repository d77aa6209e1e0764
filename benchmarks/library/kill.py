"""``kill -9`` at random moments: everything reported as done is kept, and nothing is there twice."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from accordingto.store import Library, corrections
from benchmarks.command import read_ledgers
from benchmarks.library import soundness
from benchmarks.library.archive import Archive
from benchmarks.library.fulldisk import fill_disk
from benchmarks.library.load import EXAMPLES, lines_of
from benchmarks.library.probe import read_lines
from benchmarks.library.victim import NEW, Report
from benchmarks.reporting.report import Figure, Goal, Section, Table

NAME = "kill"
TITLE = "Kills and a full disk"
KILLS = 200
ROUNDS = 20
"""Kills after which a new library is begun, so that checking it does not take too long."""
DEEDS = ("add", "add", "correct", "add", "correct", "make", "add", "migrate", "correct", "add")
"""The tasks of the killed processes, in turn."""
LONGEST = {"add": 0.7, "correct": 0.5, "make": 0.06, "migrate": 0.25}
"""Most seconds between the start of the work and the kill."""
DETAILS = 3
"""Corrections that adding an article again may make: outlet, byline and day."""


@dataclass
class Found:
    """The results of some kills."""

    kills: Counter[str] = field(default_factory=Counter)
    """Number of kills, by what the process did."""
    amid: Counter[str] = field(default_factory=Counter)
    """How many of these came before the process had ended by itself."""
    done: Counter[str] = field(default_factory=Counter)
    """Number of things reported as done, by kind."""
    unreported: int = 0
    """Number of things that were done, but not reported before the kill."""
    wrong: list[str] = field(default_factory=list)
    """A message for everything that is wrong."""


@dataclass
class Ordeal:
    """One library whose processes are killed again and again."""

    folder: Path
    ledgers: Path
    chance: random.Random
    found: Found

    def __post_init__(self) -> None:
        self.db = self.folder / "library.db"
        self.archive = Archive(read_lines(self.ledgers))
        self.next = 0
        self.was_in_flight = False

    def run(self, deeds: Sequence[str]) -> None:
        """Kill a process at each deed; the first always adds, because there is nothing to correct yet."""
        for deed in deeds:
            if deed == "make":
                self._make()
            elif deed == "migrate":
                self._migrate()
            else:
                self._change(deed)

    def _change(self, deed: str) -> None:
        """Kill a process that adds or corrects; its reports must hold, and at most one more thing be done."""
        with Library(self.db):
            pass
        before = soundness.counts(self.db)
        first = self.next if deed == "add" else before.corrections
        reports = self._killed(deed, self.db, first)
        with Library(self.db, create=False) as library:
            for report in reports:
                self._is_there(library, report)
        after = soundness.counts(self.db)
        more = after.readings - before.readings - sum(r.outcome in NEW for r in reports)
        of_corrections = after.corrections - before.corrections - sum(r.what == "corrected" for r in reports)
        if deed == "add":
            refilled = sum(r.outcome == "details" for r in reports)
            self._expect(refilled <= of_corrections <= DETAILS * (refilled + 1), "details are lost, or more")
            of_corrections = 0
        of_undone = after.undone - before.undone - sum(r.what == "undone" for r in reports)
        for what, number in (("articles", more), ("corrections", of_corrections), ("undoings", of_undone)):
            self._expect(number in (0, 1), f"{number} {what} more than were reported")
        self.found.unreported += max(more, 0) + max(of_corrections, 0) + max(of_undone, 0)
        added = [report for report in reports if report.what == "added"]
        if deed == "add":
            if self.was_in_flight and added:
                self._expect(added[0].outcome == "unchanged", f"article {self.next} was added twice")
            self.next = added[-1].number + 1 if added else self.next
            self.was_in_flight = more == 1 or (self.was_in_flight and not added)
        self._check(self.db)

    def _make(self) -> None:
        """Kill a process that creates the file; afterwards it must be possible to create it."""
        db = self.folder / f"made-{self.found.kills['make']}.db"
        self._killed("make", db, 0)
        with Library(db) as library:
            library.add(self.archive.ledger(0))
        self._check(db)

    def _migrate(self) -> None:
        """Kill a process that migrates a copy; the copy must have the old or the new version, complete."""
        copy = self.folder / f"migrated-{self.found.kills['migrate']}.db"
        for suffix in ("", "-wal"):
            if (log := self.db.with_name(self.db.name + suffix)).exists():
                shutil.copy(log, copy.with_name(copy.name + suffix))
        before, version = soundness.counts(copy), soundness.version(copy)
        reports = self._killed("migrate", copy, 0)
        now = soundness.version(copy)
        self._expect(now in (version, version + 1), f"the file is of version {now}")
        if any(report.what == "migrated" for report in reports):
            self._expect(now == version + 1, "a migration that was reported is lost")
        self._expect(soundness.counts(copy) == before, "migrating changed the record")
        self._check(copy)
        if now == version:
            with Library(copy, create=False) as library:
                library.add(self.archive.ledger(self.next))
        for path in self.folder.glob(f"{copy.name}*"):
            path.unlink()

    def _killed(self, deed: str, db: Path, first: int) -> list[Report]:
        """Start a process, kill it, and return what it reported until then."""
        command = [
            sys.executable,
            "-m",
            "benchmarks.library.victim",
            deed,
            str(db),
            str(self.ledgers),
            str(first),
        ]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
            assert process.stdout is not None
            ready = process.stdout.readline()
            timer = threading.Timer(
                self.chance.random() * LONGEST[deed], process.send_signal, [signal.SIGKILL]
            )
            timer.start()
            lines = [ready, *process.stdout]
            process.wait()
            timer.cancel()
        reports = [msgspec.json.decode(line, type=Report) for line in lines if line.endswith(b"\n")]
        self._expect(bool(reports), f"{deed} ended before it began")
        killed = process.returncode == -signal.SIGKILL
        self._expect(killed or deed in ("make", "migrate"), f"{deed} ended with {process.returncode}")
        self.found.kills[deed] += 1
        self.found.amid[deed] += killed
        self.found.done.update(report.what for report in reports if report.what != "ready")
        return reports

    def _is_there(self, library: Library, report: Report) -> None:
        if report.what == "added":
            kept = library.ledger(report.key, version=report.version)
            self._expect(kept.article.text == self.archive.ledger(report.number).article.text,
                         f"article {report.number} is another")  # fmt: skip
        elif report.what in ("corrected", "undone"):
            kept_ones = library.ask(corrections, report.key)
            same = [one for one in kept_ones if one.correction.id == report.id]
            self._expect(len(same) == 1, f"correction {report.id} is there {len(same)} times")
            if report.what == "undone":
                self._expect(all(one.undone for one in same), f"correction {report.id} stands again")

    def _check(self, db: Path) -> None:
        for fault in soundness.faults(db):
            self._expect(False, fault)

    def _expect(self, holds: bool, otherwise: str) -> None:
        if not holds:
            self.found.wrong.append(otherwise)


def kill(ledgers: Path, deeds: Sequence[str], seed: str = "kill") -> Found:
    """Kill a process at each deed, at moments that depend on the seed."""
    found = Found()
    for begin in range(0, len(deeds), ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            ordeal = Ordeal(Path(folder), ledgers, random.Random(f"{seed} {begin}"), found)
            ordeal.run(deeds[begin : begin + ROUNDS])
    return found


def measure(number: int = KILLS) -> Section:
    """Kill processes, fill a disk, and report the results."""
    with tempfile.TemporaryDirectory() as folder:
        ledgers = Path(folder) / "ledgers.jsonl"
        ledgers.write_bytes(lines_of(read_ledgers(EXAMPLES).values()))
        found = kill(ledgers, [DEEDS[i % len(DEEDS)] for i in range(number)])
        full = fill_disk(ledgers)
    wrong = [*found.wrong, *(fault for one in full for fault in one.wrong)]
    rows = [
        (deed, f"{found.kills[deed]}", f"{found.amid[deed]}")
        for deed in sorted(found.kills, key=list(LONGEST).index)
    ]
    done = ", ".join(f"{n:,} {what}" for what, n in sorted(found.done.items()))
    return Section(
        NAME,
        TITLE,
        intro="A process is killed (`kill -9`) at a random moment while it adds, corrects, creates "
        "the file or migrates it to a later version. Then the file must open; what was reported as done must "
        "be there, once; `integrity_check`, `foreign_key_check` and the check of the full-text search must "
        "be clean; and derived data must match the record. This does not cover power cuts, where it depends "
        f"on the disk. Reported as done: {done}; done, but killed before it was reported: "
        f"{found.unreported}.",
        figures=[
            Figure("kill.kills", "kills", sum(found.kills.values()), decimals=0, goal=Goal(KILLS)),
            Figure("kill.wrong", "faults found", len(wrong), decimals=0, goal=Goal(0, True)),
        ],
        tables=[
            Table("Kills", ("what the killed process did", "kills", "of these before it had ended"), rows),
            Table("Full disk", ("", "added before", "the library's message", "added after"),
                  [one.row() for one in full]),
            *([Table("Findings", ("",), [(line,) for line in wrong])] if wrong else []),
        ],
    )  # fmt: skip
