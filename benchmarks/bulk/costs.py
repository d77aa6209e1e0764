"""What each step of a run costs: ``python -m benchmarks.bulk.costs INPUT… [--times 1,10] [--articles N]``.

The processor's time of each step, in ms an article, over the first articles of the inputs; then the memory of
a process that reads them once, and ten times over. Times are of the processor, so that other programs count
for little.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from accordingto.bulk import COLUMNS, Job, Outcome, shards_of
from accordingto.bulk.folder import OutputFolder
from accordingto.bulk.work import work
from accordingto.export import TABLES, rows_to_parquet
from accordingto.ingest import read_part
from accordingto.types import Article

T = TypeVar("T")


def steps(inputs: list[str], most: int) -> None:
    """Print what each step costs."""
    with tempfile.TemporaryDirectory() as out:
        job = Job(out=out)
        reader = _timed("load the reader, once", 1, job.loaded_reader)
        shards = _timed("cut into shards, all inputs", 1, lambda: list(shards_of(inputs, job.given)))
        parts = (part for shard in shards for part in shard.parts)
        items = (one for part in parts for one in read_part(part, job.given))
        articles = _timed(
            "inputs to articles",
            most,
            lambda: list(islice((x for x in items if isinstance(x, Article)), most)),
        )
        words = sum(len(article.text.split()) for article in articles)
        print(f"{len(articles)} articles of {words / len(articles):,.0f} words")
        ledgers = _timed("read", len(articles), lambda: [reader.read(article) for article in articles])
        rows = _timed(
            "ledgers to rows", len(articles),
            lambda: {name: list(chain.from_iterable(map(one.of, ledgers))) for name, one in TABLES.items()},
        )  # fmt: skip
        data = _timed(
            "rows to Parquet", len(articles),
            lambda: {name: rows_to_parquet([found], COLUMNS[name]) for name, found in rows.items()},
        )  # fmt: skip
        folder = OutputFolder(out)
        began = time.process_time()
        for name, page in data.items():
            folder.write(f"{name}.parquet", page)
        _told("files to the disk", time.process_time() - began, len(articles))
        for name, page in data.items():
            size = len(page) / len(articles)
            print(f"{name:16} {len(rows[name]) / len(articles):8.1f} rows {size:10,.0f} bytes")


def _timed(what: str, articles: int, do: Callable[[], T]) -> T:
    began = time.process_time()
    done = do()
    _told(what, time.process_time() - began, articles)
    return done


def _told(what: str, seconds: float, articles: int) -> None:
    print(f"{what:32} {1000 * seconds / articles:10.2f} ms", flush=True)


def memory(file: str, times: int) -> None:
    """Read a file so many times over in this process, and print what that took."""
    with tempfile.TemporaryDirectory() as folder:
        many = Path(folder, "news.jsonl")
        with many.open("w", encoding="utf-8") as lines:
            for number in range(times):
                for line in Path(file).read_text(encoding="utf-8").splitlines():
                    row = json.loads(line)
                    lines.write(json.dumps({**row, "path": f"{number}-{row.get('path')}"}) + "\n")
        job = Job(out=str(Path(folder, "out")), records=50)
        began, records = time.process_time(), 0
        for shard in shards_of([str(many)], job.given, job.records):
            records += sum(one.records for one in work(job, shard) if isinstance(one, Outcome))
        spent = time.process_time() - began
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{records} articles: {1000 * spent / records:.0f} ms each, {most:.0f} MiB at most", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("inputs", nargs="+")
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--times", default="")
    parser.add_argument("--alone", type=int, help="measure the memory of this many times, in this process")
    asked = parser.parse_args()
    if asked.alone:
        memory(asked.inputs[0], asked.alone)
    else:
        steps(asked.inputs, asked.articles)
        for times in filter(None, asked.times.split(",")):
            own = [sys.executable, "-m", "benchmarks.bulk.costs", asked.inputs[0], "--alone", times]
            subprocess.run(own, check=True)
