"""The folder that a run writes, so that it is whole at every moment. What is in it::

    manifest.json               what decides the output (manifest.py); written first
    TABLE/date=DAY/000012-0000.parquet   rows of a piece of a shard
    _run/plan.jsonl             the shards
    _run/done/000012-0000.json  the marker of a piece: written last, when its files are there
    _run/lock                   held by the run that writes
    counts.json                 what came in and went out, once all is done

A file is written beside its place, flushed to the disk and moved there, so that there is never half of one.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import socket
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import msgspec
from msgspec import Struct

from accordingto.errors import FolderInUse, FolderUnavailable
from accordingto.locks import hold

UNKNOWN = "unknown"
"""What stands for the day of an article that has none."""
_ADVICE = {errno.ENOSPC: "make room, and run it again: it goes on where it stopped"}
_numbers = count()


class Written(Struct, frozen=True):
    """A file of a piece."""

    size: int
    """Its bytes."""
    sha256: str
    """Their hash."""
    rows: int
    """How many rows it has."""


class Marker(Struct, frozen=True, kw_only=True):
    """Says that a piece of a shard is done, and what came of it."""

    records: int
    """Articles and failures that came in."""
    articles: int
    """Articles that were read."""
    failures: int
    """What could not be read."""
    foreign: int
    """Articles that are not in English, so that no attributions were looked for."""
    is_last: bool
    """Whether the shard ends with this piece."""
    files: Mapping[str, Written]
    """What was written, by its path within the folder."""


class OutputFolder:
    """A folder that a run writes."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._run = self.path / "_run"

    @property
    def manifest(self) -> Path:
        """What decides the output."""
        return self.path / "manifest.json"

    @property
    def counts(self) -> Path:
        """What came in and went out."""
        return self.path / "counts.json"

    @property
    def plan(self) -> Path:
        """The shards, one a line."""
        return self._run / "plan.jsonl"

    def file(self, table: str, label: str, shard: int, piece: int) -> str:
        """Return the path within the folder for rows of a table, of a day or another label."""
        return f"{table}/date={label}/{_name(shard, piece)}.parquet"

    def write(self, relative: str | Path, data: bytes) -> None:
        """Write a file at once, or not at all. Raises ``FolderUnavailable``."""
        with self.replacing(relative) as part:
            part.write_bytes(data)

    @contextmanager
    def replacing(self, relative: str | Path) -> Generator[Path, None, None]:
        """Give the place for a new file, which replaces the one of that path when it is written.

        Raises ``FolderUnavailable``.
        """
        place = self.path / relative
        part = self._run / "part" / f"{socket.gethostname()}-{os.getpid()}-{next(_numbers)}"
        with self._told():
            try:
                part.parent.mkdir(parents=True, exist_ok=True)
                place.parent.mkdir(parents=True, exist_ok=True)
                yield part
                with part.open("rb") as file:
                    os.fsync(file.fileno())
                part.replace(place)
            finally:
                part.unlink(missing_ok=True)

    def mark(self, shard: int, piece: int, marker: Marker) -> None:
        """Say that a piece is done: its files are there. Raises ``FolderUnavailable``."""
        self.write(self._marker(shard, piece).relative_to(self.path), msgspec.json.encode(marker))

    def marker(self, shard: int, piece: int) -> Marker | None:
        """Return the marker of a piece whose files are all there, in their size; null if it is not done."""
        try:
            marker = msgspec.json.decode(self._marker(shard, piece).read_bytes(), type=Marker)
            whole = all((self.path / name).stat().st_size == one.size for name, one in marker.files.items())
        except (OSError, msgspec.DecodeError):
            return None
        return marker if whole else None

    def markers(self, shard: int) -> list[Marker] | None:
        """Return the markers of a shard, or null where it is not done."""
        found: list[Marker] = []
        while not found or not found[-1].is_last:
            marker = self.marker(shard, len(found))
            if marker is None:
                return None
            found.append(marker)
        return found

    def data_files(self) -> Iterator[str]:
        """Yield the paths of the files with rows that are there, within the folder, sorted."""
        yield from sorted(str(one.relative_to(self.path)) for one in self.path.glob("*/date=*/*.parquet"))

    @contextmanager
    def locked(self) -> Generator[None, None, None]:
        """Keep other runs out, and clear away what one that was ended left half-written.

        The lock goes with the process, however that ends. Raises ``FolderInUse`` and ``FolderUnavailable``.
        """
        with self._told():
            self._run.mkdir(parents=True, exist_ok=True)
            lock = (self._run / "lock").open("a+b")
        with lock:
            with self._told():
                holder = hold(lock)
            if holder is not None:
                reason = f"another run is writing into it ({holder})"
                raise FolderInUse(self.path, reason, "wait for it, or name another folder")
            shutil.rmtree(self._run / "part", ignore_errors=True)
            yield
            shutil.rmtree(self._run / "part", ignore_errors=True)

    def _marker(self, shard: int, piece: int) -> Path:
        return self._run / "done" / f"{_name(shard, piece)}.json"

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            reason = f"it cannot be written ({error.strerror or error})"
            advice = _ADVICE.get(error.errno or 0, "check its permissions and its disk, and run it again")
            raise FolderUnavailable(self.path, reason, advice) from error


def written(data: bytes, rows: int) -> Written:
    """Return what a marker says of a file."""
    return Written(len(data), hashlib.sha256(data).hexdigest(), rows)


def _name(shard: int, piece: int) -> str:
    return f"{shard:06d}-{piece:04d}"
