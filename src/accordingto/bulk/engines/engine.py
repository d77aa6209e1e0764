"""The interface that a run needs of an engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from accordingto.bulk.job import Job
from accordingto.bulk.shards import Shard
from accordingto.bulk.work import Outcome, Planned, Step

Report = Callable[[Planned | Step | Outcome], None]
"""A callback for progress: called with the plan, then with each step and outcome."""


class Engine(Protocol):
    """Reads shards. It may read a shard twice or lose it: only the markers decide whether a shard is done."""

    def run(self, job: Job, shards: Iterable[Shard], report: Report) -> Iterator[Outcome]:
        """Yield the outcome of each shard, in any order.

        Raises ``FolderUnavailable`` if the folder cannot be written, ``MissingExtra`` if the engine is not
        installed, and ``EngineFailed`` if it gives up.
        """
