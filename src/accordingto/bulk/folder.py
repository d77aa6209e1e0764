"""The output folder of a run, consistent at every moment. Its contents::

    manifest.json               everything that determines the output (manifest.py); written first
    TABLE/date=DAY/000012-0000.parquet   rows of one piece of a shard (shard 12, piece 0)
    _run/plan.jsonl             the shards, one per line
    _run/done/000012-0000.json  the marker of a piece: written after all files of the piece
    _run/lock                   locked by the run that is writing
    counts.json                 the summary of the run, written when everything is done

Files are written to a temporary place, flushed to disk and then renamed, so no file is ever half written.
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
"""Partition label of articles without a day of publication."""
_ADVICE = {errno.ENOSPC: "make room, and run it again: it continues where it stopped"}
_numbers = count()


class Written(Struct, frozen=True):
    """A file that belongs to a piece of a shard."""

    size: int
    """Size in bytes."""
    sha256: str
    """Hexadecimal SHA-256 of its bytes."""
    rows: int
    """Number of rows."""


class Marker(Struct, frozen=True, kw_only=True):
    """The record that a piece of a shard is done, with its counts and files."""

    records: int
    """Number of input records: articles and failures."""
    articles: int
    """Number of articles that were read."""
    failures: int
    """Number of records that could not be read."""
    foreign: int
    """Number of articles with the warning ``not_english``."""
    is_last: bool
    """Whether this is the last piece of the shard."""
    files: Mapping[str, Written]
    """The files of the piece, by path within the folder."""


class OutputFolder:
    """The output folder of a run: its paths, atomic writes, markers and lock."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._run = self.path / "_run"

    @property
    def manifest(self) -> Path:
        """Path of the manifest: the inputs of the run, and the shards that they are cut into."""
        return self.path / "manifest.json"

    @property
    def counts(self) -> Path:
        """Path of the summary, which exists only once the run is complete."""
        return self.path / "counts.json"

    @property
    def plan(self) -> Path:
        """Path of the plan: the shards as JSON, one per line."""
        return self._run / "plan.jsonl"

    def file(self, table: str, label: str, shard: int, piece: int) -> str:
        """Return the path, within the folder, of a piece's file for a table and a partition label."""
        return f"{table}/date={label}/{_name(shard, piece)}.parquet"

    def write(self, relative: str | Path, data: bytes) -> None:
        """Write a file atomically: completely or not at all. Raises ``FolderUnavailable``."""
        with self.replacing(relative) as part:
            part.write_bytes(data)

    @contextmanager
    def replacing(self, relative: str | Path) -> Generator[Path, None, None]:
        """Provide a temporary path to write to; at the end of the block it replaces the file at ``relative``.

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
        """Write the marker of a piece; all its files must exist already. Raises ``FolderUnavailable``."""
        self.write(self._marker(shard, piece).relative_to(self.path), msgspec.json.encode(marker))

    def marker(self, shard: int, piece: int) -> Marker | None:
        """Return the marker of a piece; None if it is missing or any of its files is missing or truncated."""
        try:
            marker = msgspec.json.decode(self._marker(shard, piece).read_bytes(), type=Marker)
            whole = all((self.path / name).stat().st_size == one.size for name, one in marker.files.items())
        except (OSError, msgspec.DecodeError):
            return None
        return marker if whole else None

    def markers(self, shard: int) -> list[Marker] | None:
        """Return the markers of all pieces of a shard; None if the shard is not done."""
        found: list[Marker] = []
        while not found or not found[-1].is_last:
            marker = self.marker(shard, len(found))
            if marker is None:
                return None
            found.append(marker)
        return found

    def data_files(self) -> Iterator[str]:
        """Yield the sorted paths, within the folder, of all Parquet files that exist."""
        yield from sorted(str(one.relative_to(self.path)) for one in self.path.glob("*/date=*/*.parquet"))

    @contextmanager
    def locked(self) -> Generator[None, None, None]:
        """Lock the folder against other runs, and delete temporary files that a killed run left behind.

        The lock is released when the process ends, even if it is killed. Raises ``FolderInUse`` if another
        run holds it, and ``FolderUnavailable``.
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
            try:
                yield
            finally:
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
    """Return the entry of a marker for a file with these bytes and this number of rows."""
    return Written(len(data), hashlib.sha256(data).hexdigest(), rows)


def _name(shard: int, piece: int) -> str:
    return f"{shard:06d}-{piece:04d}"
