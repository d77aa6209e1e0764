"""Read access to the output of a complete bulk run: its files by table, its articles and its ledgers."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from accordingto.bulk.folder import UNKNOWN, OutputFolder
from accordingto.bulk.manifest import FORMAT
from accordingto.errors import LedgerError, NoBulkFolder
from accordingto.export import from_json
from accordingto.extras import need
from accordingto.types import Article, Failure, Ledger

_ROWS = 64
"""Rows of a Parquet file that are read at once."""
_FAILURE = ("row", "reason", "advice")
"""The columns of ``failures`` that make a ``Failure``."""
_HEAD = 200
"""Bytes at the beginning of a manifest that contain the name of its format."""


class Archive:
    """The output folder of a complete run; making one raises ``NoBulkFolder`` for any other folder."""

    def __init__(self, path: str | Path) -> None:
        folder = OutputFolder(path)
        self.path = folder.path
        if not folder.manifest.is_file():
            reason = "there is no run in it" if folder.path.is_dir() else "there is no such folder"
            raise NoBulkFolder(path, reason, "name a folder that accordingto bulk wrote, as --out")
        if not folder.counts.is_file():
            raise NoBulkFolder(path, "its run is not complete", "run the same accordingto bulk again")

    def files(self, table: str) -> list[str]:
        """Return the sorted paths of a table's Parquet files; there is at least one."""
        return sorted(map(str, self.path.glob(f"{table}/date=*/*.parquet")))

    def failures(self, most: int) -> list[Failure]:
        """Return the first failures of the run, at most this many. Raises ``MissingExtra``."""
        parquet: Any = need("pyarrow.parquet", "parquet")
        found: list[Failure] = []
        for name in self.files("failures"):
            if len(found) >= most:
                break
            with parquet.ParquetFile(name) as file:
                for batch in file.iter_batches(_ROWS, columns=list(_FAILURE), use_threads=False):
                    for row in batch.to_pylist():
                        found.append(Failure(input=row["row"], reason=row["reason"], advice=row["advice"]))
                    if len(found) >= most:
                        break
        return found[:most]

    def labels(self) -> list[str]:
        """Return the sorted labels of the date partitions: days or months, and ``unknown``."""
        return sorted({Path(name).parent.name.removeprefix("date=") for name in self.files("articles")})

    def articles_of(self, label: str) -> Iterator[Article | Failure]:
        """Yield the articles of a partition without decoding the rest of their ledgers.

        A damaged row yields a ``Failure``.
        """
        for name in sorted(map(str, self.path.glob(f"articles/date={label}/*.parquet"))):
            for written in _ledgers_in(name):
                try:
                    yield msgspec.json.decode(written, type=_Read).article
                except (msgspec.DecodeError, UnicodeDecodeError) as error:
                    yield _damaged(name, error)

    def ledgers(self, labels: Iterable[str] | None = None) -> Generator[Ledger | Failure, None, None]:
        """Yield the ledger of each article, or a ``Failure`` for a damaged row.

        ``labels`` limits this to the given partitions; None means all of them. Raises ``MissingExtra``.
        """
        for label in self.labels() if labels is None else labels:
            for name in sorted(map(str, self.path.glob(f"articles/date={label}/*.parquet"))):
                for written in _ledgers_in(name):
                    try:
                        yield from_json(written)
                    except LedgerError as error:
                        yield _damaged(name, error)


class _Read(Struct, frozen=True):
    """A ledger of which only the article is decoded."""

    article: Article


def is_archive(path: str | Path) -> bool:
    """Return whether a folder has the manifest of a bulk run, complete or not."""
    try:
        with OutputFolder(path).manifest.open("rb") as file:
            return FORMAT.encode() in file.read(_HEAD)
    except OSError:
        return False


def is_near(label: str, days: tuple[str, str]) -> bool:
    """Return whether a partition can contain articles from a range of days, both ends included.

    ``label`` is a day, a month or ``unknown``, which can contain any; ``days`` are ISO 8601 dates.
    """
    first, last = days
    return label == UNKNOWN or first[: len(label)] <= label <= last[: len(label)]


def _ledgers_in(name: str) -> Iterator[bytes]:
    parquet: Any = need("pyarrow.parquet", "parquet")
    with parquet.ParquetFile(name) as file:
        for batch in file.iter_batches(_ROWS, columns=["ledger"], use_threads=False):
            yield from (written.encode() for written in batch.column(0).to_pylist())


def _damaged(name: str, error: Exception) -> Failure:
    return Failure(input=name, reason=str(error), advice="run accordingto bulk again")
