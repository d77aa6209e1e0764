"""The engines of ``accordingto bulk`` compared: start-up time, time per article, and memory.

A stub gives all articles the ledger of the first, so what is measured is ingest, rows, files and the engine.
Each engine does two runs of its own, one of a single shard and one of a hundred more. Their processes carry a
mark in their environment, by which their times and memory are looked up in ``/proc``, so this needs Linux.
An engine that is not installed is left out, and the table says so.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from uuid import uuid4

from accordingto.bulk import Job, Outcome, Shard, run
from accordingto.bulk.engines import ENGINES, Engine, Report
from accordingto.bulk.work import work
from benchmarks.bulk.costs import Remembering
from benchmarks.bulk.kills import written
from benchmarks.reporting.report import Section, Table

NAME = "bulkengines"
TITLE = "Archives: engines side by side"
SHARD = 10
MORE = 100
"""How many more shards the second run has than the first."""
PROCESSES = 2
EVERY = 0.25
"""Seconds between two looks at the processes."""
MARK = "ACCORDINGTO_BENCHMARK"
TEXT = (
    "Harbour board delays tolls\n\nThe harbour board will decide on tolls in May, its chair Mara Vik said on "
    'Monday. "We need the figures first," she told the Elswick Courier. The ferry company denied that it had '
    "asked for a delay."
)


@dataclass(frozen=True)
class Loop:
    """No engine: one shard after the other, in this process."""

    processes: int
    """Ignored; the engines have it."""

    def run(self, job: Job, shards: Iterable[Shard], report: Report) -> Iterator[Outcome]:
        """Yield the outcome of each shard."""
        for shard in shards:
            yield from (one for one in work(job, shard) if isinstance(one, Outcome))


@dataclass(frozen=True)
class Way:
    """A way to run shards."""

    title: str
    engine: str
    needs: str = ""
    """The module that it needs; it is left out if that is not installed."""
    environment: Mapping[str, str] = field(default_factory=dict)


QUIET = {"DAFT_ANALYTICS_ENABLED": "0", "RAY_USAGE_STATS_ENABLED": "0"}
WAYS = (
    Way("none: one loop", "loop"),
    Way("`local`", "local"),
    Way("`daft`, native", "daft", "daft", {"DAFT_RUNNER": "native"}),
    Way("`daft` on Ray", "daft", "ray", {"DAFT_RUNNER": "ray"}),
    Way("`spark`", "spark", "pyspark"),
)


@dataclass(frozen=True)
class Took:
    """Resources used by all processes of a run together."""

    clock: float
    processor: float
    mebibytes: float
    """Peak memory of all processes at one moment, with shared memory counted once."""
    files: Mapping[str, str]
    """Hashes of the files with rows, by name."""


def write_articles(file: Path, count: int) -> None:
    """Write ``count`` articles with the same text."""
    rows = ({"id": f"{n}", "text": TEXT, "published": "2031-05-04"} for n in range(count))
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def took(way: Way, news: Path, out: Path) -> Took:
    """Run a way in separate processes and monitor them. Raises ``RuntimeError`` if it fails."""
    mark = uuid4().hex
    command = [sys.executable, "-m", "benchmarks.bulk.engines", way.engine, str(news), str(out)]
    with tempfile.TemporaryFile() as said:
        began = time.monotonic()
        process = subprocess.Popen(
            command, env={**os.environ, **QUIET, **way.environment, MARK: mark}, stdout=said, stderr=said
        )
        spent: dict[int, float] = {}
        most = 0.0
        while process.poll() is None:
            now = 0.0
            for own in marked(mark):
                spent[own] = max(spent.get(own, 0.0), processor_of(own))
                now += mebibytes_of(own)
            most = max(most, now)
            time.sleep(EVERY)
        clock = time.monotonic() - began
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{way.title} failed: {said.read()[-2000:].decode(errors='replace')}")
    files = {name: digest for name, digest in written(out).items() if name.endswith(".parquet")}
    return Took(clock, sum(spent.values()), most, files)


def marked(mark: str) -> Iterator[int]:
    """Yield the ids of the processes whose environment contains a mark."""
    wanted = f"{MARK}={mark}".encode()
    for place in Path("/proc").glob("[0-9]*/environ"):
        try:
            if wanted in place.read_bytes():
                yield int(place.parent.name)
        except OSError:
            continue


def processor_of(process: int) -> float:
    """Return the seconds of processor time that a process took; 0 if it is gone."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def mebibytes_of(process: int) -> float:
    """Return the proportional set size of a process in MiB; 0 if it is gone."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("utf-8").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def measure() -> Section:
    """Run each way over one shard, and over ``MORE`` more."""
    rows, lacking = list[tuple[str, ...]](), list[str]()
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder, "few.jsonl"), Path(folder, "many.jsonl")
        write_articles(few, SHARD)
        write_articles(many, SHARD * (1 + MORE))
        expected: Mapping[str, str] = {}
        for number, way in enumerate(WAYS):
            if way.needs and find_spec(way.needs) is None:
                lacking.append(f"{way.title} ({way.needs} is not installed)")
                continue
            start = took(way, few, Path(folder, f"few-{number}"))
            whole = took(way, many, Path(folder, f"many-{number}"))
            expected = expected or whole.files
            beside = 1000 * (whole.processor - start.processor) / (SHARD * MORE)
            same = "yes" if whole.files == expected else "**no**"
            rows.append((way.title, f"{start.clock:.0f}", f"{start.processor:.1f}", f"{whole.clock:.0f}",
                         f"{beside:.1f}", f"{whole.mebibytes:,.0f}", same))  # fmt: skip
    return Section(
        NAME,
        TITLE,
        intro=f"The same shards of {SHARD} articles on every engine, with two processes that read. **A stub "
        "gives every article the ledger of the first**, so these are the costs of ingest, rows, files and "
        "the engine, not those of reading, which takes far longer. A start is a run of one shard, including "
        f"loading the reader. The other run has {MORE} more shards: the extra time, divided by their "
        "articles, is the cost of an article; what exceeds that of the loop is due to the engine. "
        "Memory is that of all processes together."
        + (f" Left out: {', '.join(lacking)}." if lacking else ""),
        tables=[
            Table("Engines",
                  ("engine", "start, s elapsed", "start, s of processor time",
                   f"all {1 + MORE} shards, s elapsed", "ms of processor time per article",
                   "peak memory, MiB", "same files"), rows)
        ],
    )  # fmt: skip


def engine_of(name: str) -> Engine:
    """Return the engine of a name, or the loop."""
    return Loop(PROCESSES) if name == "loop" else ENGINES[name](PROCESSES)


def main(name: str, news: str, out: str) -> None:
    """Do one run. Raises ``RuntimeError`` if it leaves something undone."""
    summary = run([news], Job(out=out, records=SHARD, reader=Remembering), engine_of(name))
    if not summary.is_complete:
        raise RuntimeError("; ".join(summary.problems))


if __name__ == "__main__":
    main(*sys.argv[1:])
