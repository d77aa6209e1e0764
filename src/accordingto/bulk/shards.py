"""Cutting the inputs of a run into shards of similar size. A shard holds places in inputs, not their text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from accordingto.ingest import Given, Part, check_not_addresses, cut, files_to_cut

RECORDS = 500
"""Articles per shard, if the inputs tell their number: a minute or two of work, lost if a process dies."""
SHARD_BYTES = 32 * 1024 * 1024
"""Most bytes of input per shard, however few articles they hold. A larger part is a shard of its own."""
_BYTES_AN_ARTICLE = 4096
"""Assumed bytes per article, to estimate how many articles a part has if it does not say."""


class Shard(Struct, frozen=True):
    """The unit of work of a run: parts of inputs that one process reads and writes, in order."""

    number: int
    """Number of the shard, counted from 0 in the order of the inputs."""
    parts: tuple[Part, ...]
    """The parts of inputs that hold its articles."""

    @property
    def records(self) -> int | None:
        """Number of articles and failures it will yield; None if that is known only after reading."""
        known = [part.records for part in self.parts if part.records is not None]
        return sum(known) if len(known) == len(self.parts) else None


def check_inputs(inputs: Iterable[str], given: Given) -> None:
    """Check that all inputs are there and can be read twice; their content is not looked at.

    Raises an ``InputError`` if not.
    """
    for path in files_to_cut(inputs):
        check_not_addresses(path, given)


def shards_of(inputs: Iterable[str], given: Given, records: int = RECORDS) -> Iterator[Shard]:
    """Yield the shards of some inputs: always the same for the same files.

    Small parts share a shard, even if they come from different files. Raises an ``InputError`` for an input
    that is missing or cannot be read twice.
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
