"""The Apache Spark engine, on the cluster in Spark's settings, else on this machine. Needs ``[spark]``.

Each row is the descriptor of a shard, one per partition, so that a task is a shard. Spark retries a task
whose process died; whether a shard is done is decided by our markers.
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
"""How often a task is tried on this machine. Clusters have their own setting, which defaults to 4 as well."""
ALONE = {
    "spark.ui.enabled": "false",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
}
"""Settings for Spark on this machine: no web interface, and no lookup of the host's name."""


@dataclass(frozen=True)
class Spark:
    """Reads shards in Spark's tasks; all machines of a cluster must share the output folder."""

    processes: int
    """Number of shards read at once on this machine; a cluster has its own settings for that."""

    def run(self, job: Job, shards: Iterable[Shard], report: Report) -> Iterator[Outcome]:
        """Yield the outcome of each shard, once all are done. Raises ``MissingExtra``, ``EngineFailed``."""
        spark, sql = need("pyspark", "spark"), need("pyspark.sql", "spark")
        need("pandas", "spark")  # without it, Spark refuses functions over Arrow batches
        lines = [(described(shard),) for shard in shards]
        if not lines:
            return
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = sql.SparkSession.builder.appName("accordingto")
        if not spark.SparkConf().get("spark.master"):
            builder = builder.master(f"local[{self.processes},{TRIES}]").config(map=ALONE)
        try:
            rows = _outcomes(builder.getOrCreate(), lines, Carried(job))
        except Exception as error:  # problems of a shard are in its outcome: this is an error of Spark
            raise EngineFailed("Spark", error) from error
        for row in rows:
            outcome = msgspec.json.decode(row["outcome"], type=Outcome)
            report(outcome)
            yield outcome


def _outcomes(session: Any, lines: list[tuple[str]], carried: Carried) -> list[Any]:
    """Return one row for each shard, all collected at once: iterating would read one shard after another."""
    frame = session.createDataFrame(session.sparkContext.parallelize(lines, len(lines)), "shard string")
    found: list[Any] = frame.mapInArrow(_Batches(carried), "outcome string").collect()
    return found


@dataclass(frozen=True)
class _Batches:
    """The function for ``mapInArrow`` that reads the shards of a partition."""

    carried: Carried

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        arrow = need("pyarrow", "parquet")  # imported in Spark's worker process
        for batch in batches:
            outcomes = [self.carried(shard) for shard in batch.column(0).to_pylist()]
            yield arrow.RecordBatch.from_pydict({"outcome": outcomes})
