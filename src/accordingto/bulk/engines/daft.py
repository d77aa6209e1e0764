"""The Daft engine, on Daft's native runner or on a Ray cluster, as configured in Daft. Needs ``[daft]``.

Each row is the descriptor of a shard. Daft only transports it to a process and the outcome back. Whether a
shard is done is decided by our markers alone, because a Daft process that was killed, or failed at exit, may
have finished its work. Daft does not read the inputs: its reader of web archives silently loses records.
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
    """Reads shards in Daft's processes. With ``DAFT_RUNNER=ray``, all machines must share the folder."""

    processes: int
    """Number of shards that are read at once."""

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
        except Exception as error:  # problems of a shard are in its outcome: this is an error of Daft
            raise EngineFailed("Daft", error) from error


class _Worker:
    """The callable that Daft creates in each of its processes."""

    def __init__(self, job: Job) -> None:
        self._carried = Carried(job)

    def __call__(self, shard: str) -> str:
        return self._carried(shard)
