"""What a run asks of an engine, and what all of them do with a shard."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from accordingto.bulk.job import Job
from accordingto.bulk.shards import Shard
from accordingto.bulk.work import Outcome, Step, work
from accordingto.errors import AccordingtoError

Report = Callable[[Step | Outcome], None]
"""Is told what goes on."""


class Engine(Protocol):
    """Reads shards. It may do one twice, or none: what is done is told by the markers alone."""

    def run(self, job: Job, shards: Iterable[Shard], report: Report) -> Iterator[Outcome]:
        """Yield the outcome of each shard, in any order.

        Raises ``FolderUnavailable`` where nothing can be written, and ``MissingExtra`` where the engine is
        not installed.
        """


def outcome_of(job: Job, shard: Shard) -> Outcome:
    """Read a shard to its end in this process; what is wrong with it is its outcome."""
    try:
        *_, last = (one for one in work(job, shard) if isinstance(one, Outcome))
    except AccordingtoError as error:
        return Outcome(shard.number, problem=str(error))
    return last
