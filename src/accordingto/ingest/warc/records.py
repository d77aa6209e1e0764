"""The records of a web archive, each at its place; what is damaged is reported and stepped over.

For cutting an archive into pieces of work::

    for member in members(path):                        # cheap: nothing but unpacking and headers
        ...                                             # member.offset, of which every shard may begin
    for one in read_records(path, offset, count):       # count members from there on
        ...                                             # a Record, or Damage with its reason

A *member* is a place at which reading can begin: a gzip member of a packed archive (one record in nearly all
archives; several where the archive was packed as a whole), a record of one that is not packed. Places are
offsets in bytes into the file as it lies on disk. Damage is a member, too. So the pieces of an archive are
the same wherever reading begins, whatever is damaged: reading the members one by one, or some thousands at a
time, gives what reading all of them gives. ``accordingto.ingest.warc.articles.articles_of`` takes the same
places and gives articles and failures.

Memory is bounded: no more than ``RECORD_BYTES`` of a record are held, whatever length it claims.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import BinaryIO

from accordingto.ingest.inputs.compressed import MAGIC
from accordingto.ingest.inputs.files import open_input
from accordingto.ingest.warc.packed import read_packed
from accordingto.ingest.warc.plain import read_plain
from accordingto.ingest.warc.record import Damage, Member, Record


def members(path: str) -> Iterator[Member]:
    """Yield the places of an archive where reading can begin, in order. Raises ``UnreadableInput``."""
    for offset, found in groupby(read_records(path), key=lambda one: one.offset):
        parts = [isinstance(one, Damage) for one in found]
        yield Member(offset, len(parts), any(parts))


def read_records(path: str, offset: int = 0, count: int | None = None) -> Iterator[Record | Damage]:
    """Yield the records of ``count`` members from an offset on, of all where it is null.

    Raises ``UnreadableInput`` where the file cannot be opened.
    """
    with open_input(path) as file:
        yield from records_in(file, offset, count)


def records_in(file: BinaryIO, offset: int = 0, count: int | None = None) -> Iterator[Record | Damage]:
    """Yield the records of an open file that can be read in any order, as ``read_records`` does."""
    file.seek(0)
    read_member = read_packed if file.read(len(MAGIC)) == MAGIC else read_plain
    place: int | None = offset
    left = count
    while place is not None and left != 0:
        is_empty = True
        reading = read_member(file, place)
        while True:
            try:
                one = next(reading)
            except StopIteration as end:
                place = end.value
                break
            is_empty = False
            yield one
        if left is not None and not is_empty:
            left -= 1
