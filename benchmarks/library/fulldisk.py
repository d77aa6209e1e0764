"""A full disk: the library reports it, keeps what it reported as done, and continues when there is room."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from accordingto.store import Library
from benchmarks.library import soundness
from benchmarks.library.archive import Archive
from benchmarks.library.probe import read_lines
from benchmarks.library.victim import FEW, NEW, Report

ROOM = 16
"""Default size in MiB of the disk that is filled."""
LATER = 100_000
"""Number of the first article that is added when there is room again."""


@dataclass(frozen=True)
class Full:
    """The result of filling a disk."""

    name: str
    added: int
    """Articles that were reported added before the library refused one."""
    said: str
    """The message of the refusal."""
    after: int
    """Articles added when there was room again."""
    wrong: Sequence[str]

    def row(self) -> tuple[str, ...]:
        """Return the result as a row of the table."""
        return self.name, f"{self.added:,}", self.said, f"{self.after:,}"


def fill_disk(ledgers: Path, room: int = ROOM) -> list[Full]:
    """Fill a disk of ``room`` MiB if this process may create one, and a file limited to that size."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        if (full := _on_small_disk(ledgers, Path(folder), room)) is not None:
            found.append(full)
    with tempfile.TemporaryDirectory() as folder:
        found.append(_in_small_file(ledgers, Path(folder), room))
    return found


def _on_small_disk(ledgers: Path, folder: Path, room: int) -> Full | None:
    """Fill a file system in memory that only this process sees; None if none can be created."""
    disk, kept = folder / "disk", folder / "kept"
    disk.mkdir()
    kept.mkdir()
    script = (
        'mount -t tmpfs -o size="$1"m tmpfs "$2" || exit 3; '
        '"$3" -m benchmarks.library.victim fill "$2/library.db" "$4" 0; '
        'mount -o remount,size=256m "$2"; '
        '"$3" -m benchmarks.library.victim few "$2/library.db" "$4" "$6"; '
        'cp "$2"/library.db* "$5"'
    )
    values = (str(room), str(disk), sys.executable, str(ledgers), str(kept), str(LATER))
    command = ["unshare", "--mount", "sh", "-c", script, "sh", *values]
    if shutil.which("unshare") is None:
        return None
    ended = subprocess.run(command, capture_output=True, check=False)
    if ended.returncode == 3 or (ended.returncode and not ended.stdout):
        return None
    return _judged("the disk is full", ended.stdout, kept / "library.db", ledgers)


def _in_small_file(ledgers: Path, folder: Path, room: int) -> Full:
    """Fill a library up to a limit of the file size."""
    db = folder / "library.db"
    limits = (room * 2**20, resource.getrlimit(resource.RLIMIT_FSIZE)[1])
    said = b""
    for deed, first, limited in (("fill", 0, True), ("few", LATER, False)):
        command = [sys.executable, "-m", "benchmarks.library.victim", deed, str(db), str(ledgers), str(first)]
        said += subprocess.run(
            command,
            stdout=subprocess.PIPE,
            check=False,
            preexec_fn=(lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limits)) if limited else None,
        ).stdout
    return _judged("the file may not grow", said, db, ledgers)


def _judged(name: str, said: bytes, db: Path, ledgers: Path) -> Full:
    """Return what was reported, after checking it against the library."""
    reports = [msgspec.json.decode(line, type=Report) for line in said.splitlines()]
    told = next((one.outcome for one in reports if one.what == "refused"), "")
    refused = told.replace(f"{db.parent}/", "").replace(f"{db.parent.parent}/disk/", "")
    added = [one for one in reports if one.what == "added"]
    before = sum(one.number < LATER for one in added)
    return Full(
        name, before, refused, len(added) - before, list(_wrong(reports, added, refused, db, ledgers))
    )


def _wrong(
    reports: Sequence[Report], added: Sequence[Report], refused: str, db: Path, ledgers: Path
) -> Iterator[str]:
    if not refused:
        yield "the library did not refuse anything"
    if sum(one.number >= LATER for one in added) != FEW:
        yield "nothing could be added when there was room again"
    if all(one.what != "counted" for one in reports):
        yield "nothing could be asked when there was no room"
    archive = Archive(read_lines(ledgers))
    with Library(db, create=False) as library:
        for one in added:
            kept = library.ledger(one.key, version=one.version)
            if kept.article.text != archive.ledger(one.number).article.text:
                yield f"article {one.number} is another"
    new = sum(one.outcome in NEW for one in added)
    if soundness.counts(db).readings != new:
        yield f"{soundness.counts(db).readings} readings where {new} were reported"
    yield from soundness.faults(db)
