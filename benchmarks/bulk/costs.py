"""The cost of a run of ``accordingto bulk``: time of each step over real pages in a web archive, and memory.

Times are processor time, so that other programs matter little. Memory is measured in a separate process
that does what a process of a run does.
"""

from __future__ import annotations

import gzip
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from accordingto.bulk import COLUMNS, Job, Outcome, shards_of
from accordingto.bulk.folder import OutputFolder
from accordingto.bulk.work import work
from accordingto.confined.limits import held_mib
from accordingto.export import TABLES, rows_to_parquet
from accordingto.ingest import article as article_module
from accordingto.ingest import read_part
from accordingto.ingest.warc import articles as warc_module
from accordingto.ingest.warc.records import read_records
from accordingto.reading import Reader
from accordingto.reading.encoder.model import Model
from accordingto.reading.encoder.support import SupportNetwork
from accordingto.types import Article, Ledger
from benchmarks.reporting.floors import hash_files
from benchmarks.reporting.report import Figure, Goal, Section, Table

T = TypeVar("T")
NAME = "bulkcosts"
TITLE = "Archives: cost of a run"
ONCE = 9
"""Number of pages in the smallest archive; the others have multiples of it."""
TIMES = (1, 10, 100)
MOST_MIB = 600


class Passed(msgspec.Struct):
    """Time and memory of a process."""

    articles: int
    seconds: float
    """Processor time."""
    mebibytes: float
    """Peak memory."""


class Remembering:
    """A stub for the reader that returns the ledger of an earlier reading of the same text."""

    def __init__(self) -> None:
        self._reader = Reader()
        self._known: dict[str, Ledger] = {}

    def read(self, article: Article) -> Ledger:
        """Return a ledger with this article in it."""
        if article.text not in self._known:
            self._known[article.text] = self._reader.read(article)
        return msgspec.structs.replace(self._known[article.text], article=article)


def write_archive(pages: Sequence[Path], copies: int, file: Path) -> None:
    """Write pages to a web archive as crawlers do, one gzip member each; every copy has its own address."""
    with file.open("wb") as archive:
        for copy in range(copies):
            for number, page in enumerate(pages):
                archive.write(gzip.compress(_record(gzip.decompress(page.read_bytes()), copy, number), 6))


def _record(page: bytes, copy: int, number: int) -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Target-URI: https://courier.example/{copy}/{number}\r\nWARC-Date: 2031-05-04T07:30:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{copy:06d}{number:06d}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


class Watch:
    """Seconds of processor time by step."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def timed(self, what: str, do: Callable[[], T]) -> T:
        """Call ``do``, record its time under ``what``, and return its result."""
        began = time.process_time()
        done = do()
        self.seconds[what] = self.seconds.get(what, 0.0) + time.process_time() - began
        return done

    @contextmanager
    def over(self, place: Any, name: str, what: str) -> Iterator[None]:
        """Record the time of every call of the function ``name`` of ``place`` within the block."""
        inner = getattr(place, name)
        setattr(place, name, lambda *args, **named: self.timed(what, lambda: inner(*args, **named)))
        try:
            yield
        finally:
            setattr(place, name, inner)


def steps(archive: Path) -> tuple[Watch, list[Article]]:
    """Do each step of a run over a whole archive; return the time of each step, and the articles."""
    watch = Watch()
    with tempfile.TemporaryDirectory() as out:
        job = Job(out=out)
        reader = job.loaded_reader()
        shards = watch.timed("cut into shards, hashed", lambda: list(shards_of([str(archive)], job.given)))
        watch.timed("unpacked", lambda: [len(str(one)) for one in read_records(str(archive))])
        parts = [part for shard in shards for part in shard.parts]
        first = next(one for part in parts for one in read_part(part, job.given) if isinstance(one, Article))
        reader.read(first)  # so that everything loaded lazily is loaded now
        with (
            watch.over(warc_module, "read_html", "pages to articles"),
            watch.over(article_module, "language_of", "language"),
        ):
            items = [one for part in parts for one in read_part(part, job.given)]
        articles = [one for one in items if isinstance(one, Article)]
        with watch.over(Model, "run", "network"), watch.over(SupportNetwork, "run", "network"):
            ledgers = watch.timed("read", lambda: [reader.read(article) for article in articles])
        rows = watch.timed(
            "ledgers to rows",
            lambda: {name: list(chain.from_iterable(map(one.of, ledgers))) for name, one in TABLES.items()},
        )
        data = watch.timed(
            "rows to Parquet",
            lambda: {name: rows_to_parquet([found], COLUMNS[name]) for name, found in rows.items()},
        )
        folder = OutputFolder(out)
        for name, page in data.items():
            watch.timed("files, flushed", partial(folder.write, f"{name}.parquet", page))
    watch.seconds["pages to articles"] -= watch.seconds["language"]
    watch.seconds["rules"] = watch.seconds.pop("read") - watch.seconds["network"]
    return watch, articles


def pass_through(archive: str, *, is_remembering: bool) -> Passed:
    """Do in this process what a process of a run does with an archive."""
    with tempfile.TemporaryDirectory() as folder:
        job = Job(out=folder, reader=Remembering if is_remembering else None)
        job.loaded_reader()
        began, articles = time.process_time(), 0
        for shard in shards_of([archive], job.given, job.records):
            articles += sum(one.records for one in work(job, shard) if isinstance(one, Outcome))
        return Passed(articles, time.process_time() - began, held_mib())


def measure(data: Path) -> Section:
    """Measure each step over all pages, and memory over archives of increasing size."""
    pages = sorted((data / "pages" / "html").glob("*.gz"))
    if not pages:
        return Section(NAME, TITLE, skipped=f"{data} has no pages")
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder, "pages.warc.gz")
        passed: list[Passed] = []
        for times in TIMES:
            few = pages[:ONCE] if times in (TIMES[0], TIMES[-1]) else pages[: ONCE * times]
            write_archive(few, ONCE * times // len(few), archive)
            passed.append(_apart(archive, is_remembering=times == TIMES[-1]))
        write_archive(pages[: ONCE * 5], 1, archive)
        watch, articles = steps(archive)
    words = sum(len(one.text.split()) for one in articles) / len(articles)
    total = sum(watch.seconds.values())
    return Section(
        NAME,
        TITLE,
        intro=f"Real news pages in a web archive (WARC, gzip), {len(articles)} articles of {words:,.0f} "
        f"words on average, in one process. For memory, the archive has {ONCE} pages, 10 and 100 times as "
        "many. At 100 times they are the same pages repeated, and **from the second time on a stub "
        "replaces the reader**: it returns the ledger that the reader gave for the same text. All else "
        "is done again.",
        figures=[
            Figure(f"{NAME}.articles", "articles per second and core, all steps", len(articles) / total),
            Figure(f"{NAME}.memory", "peak memory of a process", max(one.mebibytes for one in passed), "MiB",
                   decimals=0, goal=Goal(MOST_MIB, True)),
        ],
        tables=[
            Table("Each step", ("step", "ms per article", "share"),
                  [(what, f"{1000 * spent / len(articles):.1f}", f"{100 * spent / total:.1f} %")
                   for what, spent in watch.seconds.items()]),
            Table("A process, as its input grows",
                  ("input", "articles and failures", "ms each, processor time", "peak memory, MiB"),
                  [(f"{times}×{', stub' if times == TIMES[-1] else ''}", f"{one.articles}",
                    f"{1000 * one.seconds / one.articles:.0f}", f"{one.mebibytes:.0f}")
                   for times, one in zip(TIMES, passed, strict=True)]),
        ],
        data=hash_files(pages, data),
    )  # fmt: skip


def _apart(archive: Path, *, is_remembering: bool) -> Passed:
    own = [sys.executable, "-m", "benchmarks.bulk.costs", str(archive), str(int(is_remembering))]
    return msgspec.json.decode(subprocess.run(own, check=True, stdout=subprocess.PIPE).stdout, type=Passed)


if __name__ == "__main__":
    sys.stdout.buffer.write(
        msgspec.json.encode(pass_through(sys.argv[1], is_remembering=bool(int(sys.argv[2]))))
    )
