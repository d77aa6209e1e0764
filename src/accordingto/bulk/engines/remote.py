"""What distributed engines run on their machines: shard descriptor in, outcome out, both as JSON text."""

from __future__ import annotations

import pickle
from functools import cache

import msgspec

from accordingto.bulk.engines.guarded import crew_of, done
from accordingto.bulk.job import Job
from accordingto.bulk.shards import Shard
from accordingto.bulk.work import Outcome
from accordingto.confined import Crew
from accordingto.errors import AccordingtoError


class Carried:
    """A picklable callable that reads a shard; it raises no errors of ours, as one would end the whole job.

    The engine's process delegates the reading to a child process with resource limits. An article that kills
    the child is skipped there, so the engine never sees a crash.
    """

    def __init__(self, job: Job) -> None:
        self._packed = pickle.dumps(job)  # for our own processes; nothing from outside is ever unpickled

    def __call__(self, shard: str) -> str:
        """Read a shard, given as JSON, and return its outcome as JSON."""
        job: Job = pickle.loads(self._packed)
        wanted = msgspec.json.decode(shard, type=Shard)
        try:
            outcome = done(_crew(), job, wanted, lambda _: None)
        except AccordingtoError as error:
            outcome = Outcome(wanted.number, problem=str(error))
        return msgspec.json.encode(outcome).decode()


@cache
def _crew() -> Crew:
    """Return the crew of one child process that reads for this process and ends with it."""
    return crew_of(1)


def described(shard: Shard) -> str:
    """Return a shard as JSON text."""
    return msgspec.json.encode(shard).decode()
