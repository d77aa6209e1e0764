"""What a process does with a shard. The flow::

    shard.parts
      | _intake       articles and failures, part after part            ingest.read_part
      | Page.take     an article → its ledger → rows of every table     Reader.read, export.TABLES
      | Page.keep     rows → Parquet files, a table and day each; then the marker
      > Outcome

A page ends with the shard, or where it is full: then the rest of the shard is the next piece, so that memory
is bounded by a page, whatever the shard is.
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
"""A page is full once the texts of its articles have so many characters, however few articles they are."""

Stage = Literal["ingest", "reading"]
"""Where an article is: about to be made of an input, or about to be read."""


class Step(Struct, frozen=True):
    """Where a process is: what it begins now."""

    stage: Stage
    """What it does."""
    record: int
    """With which of the articles and failures of its shard."""
    part: int = 0
    """In which part of the shard inputs are being read; 0 while an article is."""


class Outcome(Struct, frozen=True):
    """What became of a shard."""

    shard: int
    """Its number."""
    records: int = 0
    """How many articles and failures came in."""
    problem: str | None = None
    """Why it is not done; null where it is."""


Skipped = Mapping[Step, str]
"""What ended its process again and again, and how; it becomes a failure instead."""
_NOTHING: Skipped = {}


def work(job: Job, shard: Shard, skipped: Skipped = _NOTHING) -> Iterator[Step | Outcome]:
    """Read a shard and write what comes of it; yield each step before it is taken, and the outcome.

    Pieces that are done already are passed over. Raises ``FolderUnavailable``, and an ``InputError`` where
    an input is not what it was when the work was planned.
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
    """Yield the articles and failures of a shard, each after the step that makes it.

    A step that is skipped takes the rest of its part along.
    """
    number = 0
    for index, part in enumerate(shard.parts):
        items = read_part(part, job.given)
        while True:
            step = Step("ingest", number, index)
            yield step
            number += 1
            if step in skipped:
                advice = "take what ends it out of the input, and report it"
                reason = f"the rest of it is lost: {skipped[step]}"
                yield Failure(input=part.path, reason=reason, advice=advice)
                break
            item = next(items, None)
            if item is None:
                number -= 1
                break
            yield item


class Page:
    """The rows of a piece of a shard, until they are written; none where the piece is done already."""

    def __init__(self, folder: OutputFolder, shard: int, piece: int, by: By) -> None:
        self.piece = piece
        self.records = 0
        """Articles and failures of the piece."""
        self.characters = 0
        """Length of their texts."""
        self._folder = folder
        self._shard = shard
        self._by = by
        self._is_done = folder.marker(shard, piece) is not None
        self._articles = self._foreign = 0
        self._rows = defaultdict[tuple[str, str], list[Struct]](list)

    def take(self, item: Article | Failure, reader: ReadsOne, skipped: str | None) -> None:
        """Read an article, or note what could not be read. Nothing that is wrong with one is raised."""
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
        """Write the files, then the marker. Raises ``FolderUnavailable``."""
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
        except MemoryError:  # of this process, and not of the article: it is tried again in another
            raise
        except Exception as error:  # a bug, ours or a library's: one article is not worth a run
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
    """Return what the files of an article are parted by."""
    day = day_of(published)
    if day is None:
        return UNKNOWN
    return day.isoformat() if by == "day" else day.isoformat()[:7]


def _failure(article: Article, reason: str) -> Failure:
    name = article.path or article.url or article.id
    return Failure(input=name, reason=reason, advice="report it, with the text of the article")
