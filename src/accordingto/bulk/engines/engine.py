"""What a run asks of an engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from accordingto.bulk.job import Job
from accordingto.bulk.shards import Shard
from accordingto.bulk.work import Outcome, Step

Report = Callable[[Step | Outcome], None]
"""Is told what goes on."""


class Engine(Protocol):
    """Reads shards. It may do one twice, or none: what is done is told by the markers alone."""

    def run(self, job: Job, shards: Iterable[Shard], report: Report) -> Iterator[Outcome]:
        """Yield the outcome of each shard, in any order.

        Raises ``FolderUnavailable`` where nothing can be written, ``MissingExtra`` where the engine is not
        installed, and ``EngineFailed`` where it gives up.
        """
