"""A bulk run: inputs are cut into shards, an engine reads the shards into Parquet. The flow::

inputs
  | OutputFolder.locked    lock the folder against other runs             folder.py
  | keep_apart             check that the manifest there is this run's    manifest.py
  | _plan                  write the shards into plan.jsonl               shards.py
  | _missing               select the shards that are not done
  | Engine.run             read each of them                              engines/, work.py
  | _add_up                check the markers against the plan; write counts.json
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
from accordingto.bulk.shards import Shard, check_inputs, shards_of
from accordingto.bulk.work import Planned
from accordingto.errors import OtherRun
from accordingto.export import rows_to_parquet
from accordingto.extras import need

PROBLEMS = 20
"""Most problems that a summary lists."""
_EMPTY = "empty"


class Summary(Struct, kw_only=True):
    """The counts of a run, over all shards that are done."""

    run: str
    """Id of the run's manifest."""
    shards: int = 0
    """Number of shards in the plan."""
    done: int = 0
    """Number of shards that are done."""
    records: int = 0
    """Number of input records: articles and failures."""
    articles: int = 0
    """Number of articles that were read."""
    failures: int = 0
    """Number of records that could not be read; each is a row of the table ``failures``."""
    foreign: int = 0
    """Number of articles with the warning ``not_english``."""
    rows: dict[str, int] = {}
    """Number of rows of each table, by table name."""
    files: int = 0
    """Number of Parquet files."""
    size: int = 0
    """Total size of the Parquet files in bytes."""
    problems: list[str] = []
    """Why shards are not done and which counts do not add up; only the first of them."""

    @property
    def is_complete(self) -> bool:
        """Whether all shards are done and the counts add up."""
        return self.done == self.shards and not self.problems


def run(inputs: Iterable[str], job: Job, engine: Engine, report: Report = lambda _: None) -> Summary:
    """Read inputs into Parquet files in ``job.out``, resuming an earlier run with the same inputs.

    The files are the same, byte for byte, however many processes there are and however often they were
    killed. ``report`` is called with the plan, then with each step and outcome.

    Raises ``BulkError`` if the folder cannot be used, an ``InputError`` for an input that is missing or
    cannot be read twice, ``EngineFailed`` if the engine gives up, and ``MissingExtra``.
    """
    need("pyarrow", "parquet")  # fail now rather than when the first shard is written
    folder, inputs = OutputFolder(job.out), tuple(inputs)
    _check_outside(folder, inputs)
    manifest = Manifest(versions=versions(), options=job.options(), inputs={})
    keep_apart(folder, manifest)  # before anything is written into a folder that may not be ours
    check_inputs(inputs, job.given)  # a wrong call leaves no folder behind
    with folder.locked():
        with folder.replacing(folder.plan.relative_to(folder.path)) as plan:
            manifest = msgspec.structs.replace(manifest, inputs=_plan(inputs, job, plan))
            keep_apart(folder, manifest)
        report(Planned(shards=int(manifest.inputs["shards"]), left=sum(1 for _ in _missing(folder))))
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
    """Raise ``OtherRun`` if the output folder lies within an input, so that the next run would read it."""
    place = folder.path.resolve()
    for name in inputs:
        if place.is_relative_to(Path(name).resolve()):
            reason = f"it lies within the input {name}, and would be read as a part of it"
            raise OtherRun(folder.path, reason, "name a folder elsewhere")


def planned(folder: OutputFolder) -> Iterator[Shard]:
    """Yield the shards from the plan in a run's folder."""
    decoder = msgspec.json.Decoder(Shard)
    with folder.plan.open("rb") as lines:
        yield from map(decoder.decode, lines)


def _plan(inputs: Iterable[str], job: Job, file: Path) -> dict[str, str]:
    """Write the shards into a file, one per line; return their number and hash, for the manifest."""
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
    """Add up the markers of all shards and note where they contradict the plan or each other."""
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
            problems.append(f"shard {shard.number} ({paths}): {shard.records} records planned, {came} read")
    rows = {table: summary.rows.get(table, 0) for table in ("articles", "failures")}
    if rows != {"articles": summary.articles, "failures": summary.failures}:
        problems.append(
            f"{summary.records} records were read, but {rows['articles']} articles and "
            f"{rows['failures']} failures were written"
        )
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
    """Delete Parquet files that no marker lists, write an empty file for empty tables, write the counts."""
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
