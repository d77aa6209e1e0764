"""The work of one process on one shard. The flow::

    shard.parts
      | _intake       yield articles and failures, part by part          ingest.read_part
      | Page.take     read the article, append its rows to the tables    Reader.read, export.TABLES
      | Page.keep     write a Parquet file per table and day, then the marker
      > Outcome

A page holds the rows of one piece of the shard. When it is full, it is written and a new page begins the next
piece, so memory is bounded by the size of a page however large the shard is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from accordingto.bulk.folder import UNKNOWN, Marker, OutputFolder, Written, written
from accordingto.bulk.job import By, Job, ReadsOne
from accordingto.bulk.rows import COLUMNS, failure_row
from accordingto.bulk.shards import Shard
from accordingto.export import TABLES, day_of, rows_to_parquet
from accordingto.ingest import read_part
from accordingto.types import Article, Failure

PAGE_CHARACTERS = 8_000_000
"""Total characters of text at which a page is full, however few articles they are."""

Stage = Literal["ingest", "reading"]
"""The two stages of an article: ``ingest`` makes it from the input, ``reading`` makes its ledger."""


class Planned(Struct, frozen=True):
    """The work ahead of a run, known before it begins."""

    shards: int
    """Number of shards in the plan."""
    left: int
    """Number of shards that are not done yet."""


class Step(Struct, frozen=True):
    """A step that a process is about to take, so that its parent knows at which one it died."""

    stage: Stage
    """The stage of the step."""
    record: int
    """Index, within the shard, of the article or failure it is about."""
    part: int = 0
    """Index of the part that is being ingested; always 0 for ``reading``."""


class Outcome(Struct, frozen=True):
    """The outcome of the work on a shard."""

    shard: int
    """Number of the shard."""
    records: int = 0
    """Number of articles and failures in the shard."""
    problem: str | None = None
    """Why the shard is not done; null if it is done."""


Skipped = Mapping[Step, str]
"""Steps that killed their process repeatedly, with the reason; each becomes a failure instead."""
_NOTHING: Skipped = {}


def work(job: Job, shard: Shard, skipped: Skipped = _NOTHING) -> Iterator[Step | Outcome]:
    """Read a shard and write its files; yield each step before it is taken, and the outcome at the end.

    Pieces that are already done are not written again. Raises ``FolderUnavailable``, and an ``InputError`` if
    an input has changed since the work was planned.
    """
    folder, reader = OutputFolder(job.out), job.loaded_reader()
    page, number = Page(folder, shard.number, 0, job.by), 0
    for one in _intake(job, shard, skipped):
        if isinstance(one, Step):
            yield one
            continue
        step = Step("reading", number)
        yield step
        page.take(one, reader, skipped.get(step))
        number += 1
        if page.records >= job.records or page.characters >= PAGE_CHARACTERS:
            page.keep(is_last=False)
            page = Page(folder, shard.number, page.piece + 1, job.by)
    page.keep(is_last=True)
    yield Outcome(shard.number, number)


def _intake(job: Job, shard: Shard, skipped: Skipped) -> Iterator[Step | Article | Failure]:
    """Yield the articles and failures of a shard, each preceded by its ``ingest`` step.

    If a step is to be skipped, the rest of its part is lost and becomes one failure.
    """
    number = 0
    for index, part in enumerate(shard.parts):
        items = read_part(part, job.given)
        while True:
            step = Step("ingest", number, index)
            yield step
            number += 1
            if step in skipped:
                advice = "remove the record that causes it from the input, and report it"
                reason = f"the rest of it is lost: {skipped[step]}"
                yield Failure(input=part.path, reason=reason, advice=advice)
                break
            item = next(items, None)
            if item is None:
                number -= 1
                break
            yield item


class Page:
    """The rows of one piece of a shard, kept until they are written; empty if the piece is done already."""

    def __init__(self, folder: OutputFolder, shard: int, piece: int, by: By) -> None:
        self.piece = piece
        self.records = 0
        """Number of articles and failures in the piece so far."""
        self.characters = 0
        """Total length of their texts."""
        self._folder = folder
        self._shard = shard
        self._by = by
        self._is_done = folder.marker(shard, piece) is not None
        self._articles = self._foreign = 0
        self._rows = defaultdict[tuple[str, str], list[Struct]](list)

    def take(self, item: Article | Failure, reader: ReadsOne, skipped: str | None) -> None:
        """Read an article and add its rows, or add a failure row for what cannot be read.

        ``skipped`` is the reason not to read it, or None. An error about a single article becomes a failure
        row; only ``MemoryError`` is raised.
        """
        self.records += 1
        self.characters += len(item.text) if isinstance(item, Article) else 0
        if self._is_done:
            return
        if isinstance(item, Failure):
            self._fail(item, "ingest", None)
        elif skipped is not None:
            self._fail(_failure(item, skipped), "reading", item.published)
        else:
            self._read(item, reader)

    def keep(self, *, is_last: bool) -> None:
        """Write the files of the piece, then its marker. Raises ``FolderUnavailable``."""
        if self._is_done:
            return
        files: dict[str, Written] = {}
        for (table, label), rows in sorted(self._rows.items(), key=lambda one: one[0]):
            if rows:
                data = rows_to_parquet([rows], COLUMNS[table])
                name = self._folder.file(table, label, self._shard, self.piece)
                self._folder.write(name, data)
                files[name] = written(data, len(rows))
        marker = Marker(
            records=self.records,
            articles=self._articles,
            failures=self.records - self._articles,
            foreign=self._foreign,
            is_last=is_last,
            files=files,
        )
        self._folder.mark(self._shard, self.piece, marker)

    def _read(self, article: Article, reader: ReadsOne) -> None:
        try:
            ledger = reader.read(article)
            rows = {name: list(table.of(ledger)) for name, table in TABLES.items()}
        except MemoryError:  # the process may be at fault, not the article: it is tried again in another
            raise
        except Exception as error:  # a bug of ours or of a library: one article must not stop the run
            reason = f"reading it failed ({type(error).__name__}: {error})"
            self._fail(_failure(article, reason), "reading", article.published)
            return
        self._articles += 1
        self._foreign += any(one.code == "not_english" for one in ledger.warnings)
        label = _label(ledger.article.published, self._by)
        for name, found in rows.items():
            self._rows[name, label] += found

    def _fail(self, failure: Failure, stage: Stage, published: str | None) -> None:
        row = failure_row(failure, stage, day_of(published))
        self._rows["failures", _label(published, self._by)].append(row)


def _label(published: str | None, by: By) -> str:
    """Return the partition label of a publication date: its day or month, or ``unknown``."""
    day = day_of(published)
    if day is None:
        return UNKNOWN
    return day.isoformat() if by == "day" else day.isoformat()[:7]


def _failure(article: Article, reason: str) -> Failure:
    name = article.path or article.url or article.id
    return Failure(input=name, reason=reason, advice="report it, with the text of the article")
