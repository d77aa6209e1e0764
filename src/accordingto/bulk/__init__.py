"""Bulk reading: many inputs read into Parquet by many processes, in runs that can be stopped and resumed.

:mod:`accordingto.bulk.run` describes the whole run, :mod:`accordingto.bulk.work` the work of one process.
"""

from __future__ import annotations

from accordingto.bulk.archive import Archive, is_archive
from accordingto.bulk.engines import ENGINES, Daft, Engine, Local, Spark
from accordingto.bulk.job import By, Job
from accordingto.bulk.rows import COLUMNS, FailureRow
from accordingto.bulk.run import Summary, run
from accordingto.bulk.shards import RECORDS, Shard, shards_of
from accordingto.bulk.work import Outcome, Planned, Step

__all__ = [
    "COLUMNS",
    "ENGINES",
    "RECORDS",
    "Archive",
    "By",
    "Daft",
    "Engine",
    "FailureRow",
    "Job",
    "Local",
    "Outcome",
    "Planned",
    "Shard",
    "Spark",
    "Step",
    "Summary",
    "is_archive",
    "run",
    "shards_of",
]
