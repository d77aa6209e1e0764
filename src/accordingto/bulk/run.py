"""A run: inputs → shards → an engine → Parquet, and the counts added up. The flow::

inputs
  | OutputFolder.locked    nobody else writes into the folder        folder.py
  | keep_apart             the manifest there is that of this run    manifest.py
  | _plan                  shards, one a line of plan.jsonl          shards.py
  | _missing               those without markers
  | Engine.run             work on each                              engines/, work.py
  | _add_up                markers against the plan; counts.json
  > Summary
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import msgspec
from msgspec import Struct

from accordingto.bulk.engines import Engine, Report
from accordingto.bulk.folder import UNKNOWN, Marker, OutputFolder
from accordingto.bulk.job import Job
from accordingto.bulk.manifest import Manifest, keep_apart, versions
from accordingto.bulk.rows import COLUMNS
from accordingto.bulk.shards import Shard, shards_of
from accordingto.errors import OtherRun
from accordingto.export import rows_to_parquet
from accordingto.extras import need

PROBLEMS = 20
"""Problems that a summary names."""
_EMPTY = "empty"


class Summary(Struct, kw_only=True):
    """What came into a run, and what came of it."""

    run: str
    """The id of its manifest."""
    shards: int = 0
    """Shards of the inputs."""
    done: int = 0
    """Shards that are done."""
    records: int = 0
    """Articles and failures that came in."""
    articles: int = 0
    """Articles that were read."""
    failures: int = 0
    """What could not be read; each is a row of the table ``failures``."""
    foreign: int = 0
    """Articles that are not in English."""
    rows: dict[str, int] = {}
    """Rows of each table."""
    files: int = 0
    """Parquet files."""
    size: int = 0
    """Their bytes."""
    problems: list[str] = []
    """Why shards are not done, and counts that do not add up, the first of them."""

    @property
    def is_complete(self) -> bool:
        """Whether all shards are done and the counts add up."""
        return self.done == self.shards and not self.problems


def run(inputs: Iterable[str], job: Job, engine: Engine, report: Report = lambda _: None) -> Summary:
    """Read inputs into Parquet files in ``job.out``, and go on where a run with the same inputs stopped.

    The files are the same, byte for byte, however many processes there are and however often they ended.
    ``report`` is told of each step. Raises ``BulkError`` where the folder cannot be used, an ``InputError``
    for an input that is not there or cannot be read twice, and ``MissingExtra``.
    """
    need("pyarrow", "parquet")  # told now, and not when the first shard is to be written
    folder, inputs = OutputFolder(job.out), tuple(inputs)
    _check_outside(folder, inputs)
    manifest = Manifest(versions=versions(), options=job.options(), inputs={})
    keep_apart(folder, manifest)  # before anything is written into what may be somebody's
    with folder.locked():
        with folder.replacing(folder.plan.relative_to(folder.path)) as plan:
            manifest = msgspec.structs.replace(manifest, inputs=_plan(inputs, job, plan))
            keep_apart(folder, manifest)
        problems = [
            f"shard {one.shard}: {one.problem}"
            for one in engine.run(job, _missing(folder), report)
            if one.problem is not None
        ]
        summary = _add_up(folder, manifest.id, problems[:PROBLEMS])
        if summary.is_complete:
            _finish(folder, summary)
        return summary


def _check_outside(folder: OutputFolder, inputs: Iterable[str]) -> None:
    """Raise ``OtherRun`` where what is written would be an input of the next run."""
    place = folder.path.resolve()
    for name in inputs:
        if place.is_relative_to(Path(name).resolve()):
            reason = f"it lies within the input {name}, and would be read as a part of it"
            raise OtherRun(folder.path, reason, "name a folder elsewhere")


def planned(folder: OutputFolder) -> Iterator[Shard]:
    """Yield the shards of a run."""
    decoder = msgspec.json.Decoder(Shard)
    with folder.plan.open("rb") as lines:
        yield from map(decoder.decode, lines)


def _plan(inputs: Iterable[str], job: Job, file: Path) -> dict[str, str]:
    """Write the shards into a file; return how many there are, and their hash."""
    hashed, number = hashlib.sha256(), 0
    encoder = msgspec.json.Encoder()
    with file.open("wb") as lines:
        for shard in shards_of(inputs, job.given, job.records):
            line = encoder.encode(shard) + b"\n"
            hashed.update(line)
            lines.write(line)
            number += 1
    return {"shards": str(number), "inputs": hashed.hexdigest()[:16]}


def _missing(folder: OutputFolder) -> Iterator[Shard]:
    return (shard for shard in planned(folder) if folder.markers(shard.number) is None)


def _add_up(folder: OutputFolder, run: str, problems: list[str]) -> Summary:
    """Hold what was written against the plan."""
    summary = Summary(run=run, problems=problems)
    for shard in planned(folder):
        summary.shards += 1
        markers = folder.markers(shard.number)
        if markers is None:
            continue
        summary.done += 1
        _count(summary, markers)
        came = sum(one.records for one in markers)
        if shard.records not in (None, came) and len(problems) < PROBLEMS:
            paths = ", ".join(sorted({part.path for part in shard.parts}))
            problems.append(f"shard {shard.number} ({paths}): {shard.records} were planned, {came} came")
    rows = {table: summary.rows.get(table, 0) for table in ("articles", "failures")}
    if rows != {"articles": summary.articles, "failures": summary.failures}:
        problems.append(f"{summary.records} came in, and {rows['articles']} and {rows['failures']} went out")
    return summary


def _count(summary: Summary, markers: Iterable[Marker]) -> None:
    rows = Counter(summary.rows)
    for one in markers:
        summary.records += one.records
        summary.articles += one.articles
        summary.failures += one.failures
        summary.foreign += one.foreign
        summary.files += len(one.files)
        for name, file in one.files.items():
            rows[name.partition("/")[0]] += file.rows
            summary.size += file.size
    summary.rows = dict(rows)


def _finish(folder: OutputFolder, summary: Summary) -> None:
    """Remove what no marker knows, give every table its columns, and write the counts."""
    markers = chain.from_iterable(folder.markers(shard.number) or () for shard in planned(folder))
    known = {name for marker in markers for name in marker.files}
    for table, columns in COLUMNS.items():
        if not summary.rows.get(table):
            name = f"{table}/date={UNKNOWN}/{_EMPTY}.parquet"
            known.add(name)
            folder.write(name, rows_to_parquet([()], columns))
    for name in folder.data_files():
        if name not in known:
            (folder.path / name).unlink()
    folder.write(folder.counts.name, msgspec.json.format(msgspec.json.encode(summary)) + b"\n")
