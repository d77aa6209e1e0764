"""The local engine: worker processes on this machine, each with resource limits."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from accordingto.bulk.engines.engine import Report
from accordingto.bulk.engines.guarded import crew_of, done
from accordingto.bulk.job import Job
from accordingto.bulk.shards import Shard
from accordingto.bulk.work import Outcome
from accordingto.confined import Crew


@dataclass(frozen=True)
class Local:
    """Reads shards in worker processes on this machine."""

    processes: int
    """Number of worker processes."""

    def run(self, job: Job, shards: Iterable[Shard], report: Report) -> Iterator[Outcome]:
        """Yield the outcome of each shard as it is done. Raises ``FolderUnavailable``."""
        crew = crew_of(self.processes)
        told: queue.SimpleQueue[Outcome | BaseException | None] = queue.SimpleQueue()
        waiting, lock = iter(shards), threading.Lock()
        threads = [
            threading.Thread(target=_serve, args=(crew, job, waiting, lock, report, told), daemon=True)
            for _ in range(self.processes)
        ]
        try:
            for thread in threads:
                thread.start()
            left = len(threads)
            while left:
                one = told.get()
                if isinstance(one, BaseException):
                    raise one
                if one is None:
                    left -= 1
                else:
                    yield one
        finally:
            crew.close()
            for thread in threads:
                thread.join()


def _serve(
    crew: Crew,
    job: Job,
    shards: Iterator[Shard],
    lock: threading.Lock,
    report: Report,
    told: queue.SimpleQueue[Outcome | BaseException | None],
) -> None:
    """Read shards from the shared iterator until it is exhausted, and put outcomes into ``told``.

    Runs in a thread. Its last item is None, or the exception that ended it.
    """
    try:
        while True:
            with lock:
                shard = next(shards, None)
            if shard is None:
                break
            told.put(done(crew, job, shard, report))
        told.put(None)
    except BaseException as error:
        told.put(error)
