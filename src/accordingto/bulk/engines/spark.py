"""Apache Spark, on the cluster that its settings name, else on this machine. Needs ``accordingto[spark]``.

Rows are descriptors of shards, one a partition, so that a task is a shard. Spark tries a task again whose
process ended; what is done is told by our markers.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from accordingto.bulk.engines.engine import Report
from accordingto.bulk.engines.remote import Carried, described
from accordingto.bulk.job import Job
from accordingto.bulk.shards import Shard
from accordingto.bulk.work import Outcome
from accordingto.errors import EngineFailed
from accordingto.extras import need

TRIES = 4
"""How often a task is tried on this machine; clusters have a setting of their own, which is 4, too."""
ALONE = {
    "spark.ui.enabled": "false",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
}
"""Settings where Spark runs on this machine: it opens no page, and asks nobody what the machine is called."""


@dataclass(frozen=True)
class Spark:
    """Reads shards where Spark runs; all its machines share the folder."""

    processes: int
    """How many read at once on this machine; a cluster has settings for that."""

    def run(self, job: Job, shards: Iterable[Shard], report: Report) -> Iterator[Outcome]:
        """Yield the outcome of each shard, once all are done. Raises ``MissingExtra``, ``EngineFailed``."""
        spark, sql = need("pyspark", "spark"), need("pyspark.sql", "spark")
        lines = [(described(shard),) for shard in shards]
        if not lines:
            return
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = sql.SparkSession.builder.appName("accordingto")
        if not spark.SparkConf().get("spark.master"):
            builder = builder.master(f"local[{self.processes},{TRIES}]").config(map=ALONE)
        try:
            rows = _outcomes(builder.getOrCreate(), lines, Carried(job))
        except Exception as error:  # whatever is wrong with a shard is its outcome: this is Spark's own
            raise EngineFailed("Spark", error) from error
        for row in rows:
            outcome = msgspec.json.decode(row["outcome"], type=Outcome)
            report(outcome)
            yield outcome


def _outcomes(session: Any, lines: list[tuple[str]], carried: Carried) -> list[Any]:
    """Return a row for each shard. Bringing them in one by one would do one shard after the other."""
    frame = session.createDataFrame(session.sparkContext.parallelize(lines, len(lines)), "shard string")
    found: list[Any] = frame.mapInArrow(_Batches(carried), "outcome string").collect()
    return found


@dataclass(frozen=True)
class _Batches:
    """Reads the shards of a partition."""

    carried: Carried

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        arrow = need("pyarrow", "parquet")  # where the work is done
        for batch in batches:
            outcomes = [self.carried(shard) for shard in batch.column(0).to_pylist()]
            yield arrow.RecordBatch.from_pydict({"outcome": outcomes})
