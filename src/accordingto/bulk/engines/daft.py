"""Daft, on its native runner or on a Ray cluster, as its own settings say. Needs ``accordingto[daft]``.

Rows are descriptors of shards. Daft only carries them to a process and the outcome back: what is done is told
by our markers, as a process of Daft's that is ended, or fails at its exit, may have done its work. Daft reads
none of the inputs: its reader of web archives loses records in silence.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from accordingto.bulk.engines.engine import Report
from accordingto.bulk.engines.remote import Carried, described
from accordingto.bulk.job import Job
from accordingto.bulk.shards import Shard
from accordingto.bulk.work import Outcome
from accordingto.errors import EngineFailed
from accordingto.extras import need


@dataclass(frozen=True)
class Daft:
    """Reads shards where Daft runs; ``DAFT_RUNNER=ray`` is a Ray cluster, whose machines share the folder."""

    processes: int
    """How many read at once."""

    def run(self, job: Job, shards: Iterable[Shard], report: Report) -> Iterator[Outcome]:
        """Yield the outcome of each shard as it is done. Raises ``MissingExtra`` and ``EngineFailed``."""
        os.environ.setdefault("DAFT_ANALYTICS_ENABLED", "0")
        daft = need("daft", "daft")
        lines = [described(shard) for shard in shards]
        if not lines:
            return
        worker = daft.cls(max_concurrency=self.processes, use_process=True)(_Worker)(job)
        frame = daft.from_pydict({"shard": lines}).into_batches(1)
        try:
            for row in frame.select(worker(daft.col("shard")).alias("outcome")).iter_rows():
                outcome = msgspec.json.decode(row["outcome"], type=Outcome)
                report(outcome)
                yield outcome
        except Exception as error:  # whatever is wrong with a shard is its outcome: this is Daft's own
            raise EngineFailed("Daft", error) from error


class _Worker:
    """What Daft keeps in each of its processes."""

    def __init__(self, job: Job) -> None:
        self._carried = Carried(job)

    def __call__(self, shard: str) -> str:
        return self._carried(shard)
