"""The records of a web archive with their offsets; damage is reported and skipped.

To split an archive into pieces of work::

    for member in members(path):                        # cheap: decompression and headers only
        ...                                             # a shard may begin at any member.offset
    for one in read_records(path, offset, count):       # read count members from there on
        ...                                             # a Record, or Damage with its reason

A *member* is a place at which reading can begin: a gzip member of a compressed archive (one record in nearly
all archives; several if the archive was compressed as a whole), or a record of an uncompressed one. Offsets
are in bytes of the file as stored on disk. A damaged part is a member, too. An archive therefore has the same
pieces wherever reading begins, whatever is damaged: reading the members one by one, or thousands at a time,
yields the same as reading all of them. ``accordingto.ingest.warc.articles.articles_of`` takes the same
offsets and yields articles and failures.

Memory is bounded: at most ``RECORD_BYTES`` of a record are held, whatever length it declares.
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
    """Yield the members of an archive in order. Raises ``UnreadableInput`` if the file cannot be opened."""
    for offset, found in groupby(read_records(path), key=lambda one: one.offset):
        parts = [isinstance(one, Damage) for one in found]
        yield Member(offset, len(parts), any(parts))


def read_records(path: str, offset: int = 0, count: int | None = None) -> Iterator[Record | Damage]:
    """Yield the records of ``count`` members from an offset on; ``None`` means all of them.

    Raises ``UnreadableInput`` if the file cannot be opened.
    """
    with open_input(path) as file:
        yield from records_in(file, offset, count)


def records_in(file: BinaryIO, offset: int = 0, count: int | None = None) -> Iterator[Record | Damage]:
    """Yield the records of an open, seekable file, as ``read_records`` does."""
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
