"""The work of a run, cut into shards of a middling size: places in the inputs, never contents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from accordingto.ingest import Given, Part, cut, files_to_cut

RECORDS = 500
"""Articles in a shard, where the inputs tell: a minute or two of work, which an ended process loses."""
SHARD_BYTES = 32 * 1024 * 1024
"""A shard ends once its parts have so many bytes, however few articles they are."""
_BYTES_AN_ARTICLE = 4096
"""By how much a part is weighed that does not say how many articles it has."""


class Shard(Struct, frozen=True):
    """What one process reads, from its first part to its last, and writes."""

    number: int
    """Counted from 0, in the order of the inputs."""
    parts: tuple[Part, ...]
    """Where the articles are."""

    @property
    def records(self) -> int | None:
        """How many articles and failures it will give; null where only reading tells."""
        known = [part.records for part in self.parts if part.records is not None]
        return sum(known) if len(known) == len(self.parts) else None


def shards_of(inputs: Iterable[str], given: Given, records: int = RECORDS) -> Iterator[Shard]:
    """Yield the shards of inputs: the same for the same files, whoever reads them.

    Small parts stand together in one, whatever files they are of. Raises an ``InputError`` for an input that
    is not there or cannot be read twice.
    """
    number, waiting, weight, length = 0, list[Part](), 0, 0
    for path in files_to_cut(inputs):
        for part in cut(path, given, records):
            own = part.records if part.records is not None else 1 + part.length // _BYTES_AN_ARTICLE
            if waiting and (weight + own > records or length + part.length > SHARD_BYTES):
                yield Shard(number, tuple(waiting))
                number, waiting, weight, length = number + 1, [], 0, 0
            waiting.append(part)
            weight, length = weight + own, length + part.length
    if waiting:
        yield Shard(number, tuple(waiting))
