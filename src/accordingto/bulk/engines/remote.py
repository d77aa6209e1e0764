"""What engines with machines of their own carry: a descriptor there, an outcome back, both as text."""

from __future__ import annotations

import pickle

import msgspec

from accordingto.bulk.engines.engine import outcome_of
from accordingto.bulk.job import Job
from accordingto.bulk.shards import Shard


class Carried:
    """Reads shards wherever it is brought to; nothing is raised, as one error would end all of the work."""

    def __init__(self, job: Job) -> None:
        self._packed = pickle.dumps(job)  # for our own processes; nothing from outside is ever unpickled

    def __call__(self, shard: str) -> str:
        """Read a shard in this process, and return its outcome."""
        job: Job = pickle.loads(self._packed)
        return msgspec.json.encode(outcome_of(job, msgspec.json.decode(shard, type=Shard))).decode()


def described(shard: Shard) -> str:
    """Return a shard as text."""
    return msgspec.json.encode(shard).decode()
