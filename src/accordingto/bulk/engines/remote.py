"""What engines with machines of their own carry: a descriptor there, an outcome back, both as text."""

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
    """Reads shards wherever it is brought to; nothing is raised, as one error would end all of the work.

    The engine's process has one of its own read them, within limits: an article that ends its process is
    left out there, and the engine never hears of it.
    """

    def __init__(self, job: Job) -> None:
        self._packed = pickle.dumps(job)  # for our own processes; nothing from outside is ever unpickled

    def __call__(self, shard: str) -> str:
        """Have a shard read, and return its outcome."""
        job: Job = pickle.loads(self._packed)
        wanted = msgspec.json.decode(shard, type=Shard)
        try:
            outcome = done(_crew(), job, wanted, lambda _: None)
        except AccordingtoError as error:
            outcome = Outcome(wanted.number, problem=str(error))
        return msgspec.json.encode(outcome).decode()


@cache
def _crew() -> Crew:
    """Return the process that reads for this one. It ends with this one, however that does."""
    return crew_of(1)


def described(shard: Shard) -> str:
    """Return a shard as text."""
    return msgspec.json.encode(shard).decode()
