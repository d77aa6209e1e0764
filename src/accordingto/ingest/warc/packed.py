"""The records of a gzipped archive, read member by member and decompressed only as far as needed.

After a damaged member, the next one is found by searching for the gzip magic number, so only the damaged part
is lost. A record is yielded once its whole member has been decompressed or another record has begun after it:
only then is its checksum, or its length, known to be right.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import BinaryIO

from accordingto.ingest.warc.plain import MARK, MARK_BYTES
from accordingto.ingest.warc.record import (
    PADDING,
    RECORD_BYTES,
    VERSION,
    Damage,
    Damaged,
    Record,
    WrongLength,
    not_all,
    read_header,
)
from accordingto.ingest.warc.unpacked import BEGINNING, Unpacked, begins_with

_CHUNK_BYTES = 64 * 1024


def read_packed(file: BinaryIO, offset: int) -> Generator[Record | Damage, None, int | None]:
    """Yield the records and damage of the member at an offset; return the next offset or ``None``."""
    start = _behind_zeros(file, offset)
    if start is None:
        return None
    unpacked = Unpacked(file, start)
    held: Record | None = None
    index = 0
    try:
        while True:
            try:
                if not _begins(unpacked, is_first=index == 0):
                    break
            except WrongLength as error:
                yield Damage(start, index - (held is not None), str(error))
                held, index = None, index + (held is None)
                unpacked.skip_to(MARK, MARK_BYTES)
                continue
            if held is not None:
                yield held
            held = None
            held = _record(unpacked, start, index)
            index += 1
    except Damaged as error:
        yield Damage(start, index - (held is not None), str(error))
        return _next_member(file, start + 1)
    if held is not None:
        yield held
    return unpacked.end()


def _begins(unpacked: Unpacked, *, is_first: bool) -> bool:
    """Return whether another record follows, after any padding.

    Raises ``WrongLength`` if something else follows.
    """
    while head := unpacked.ahead(len(VERSION)):
        padding = len(head) - len(head.lstrip(PADDING))
        if not padding and head != VERSION:
            raise WrongLength("no record begins in it" if is_first else None)
        if not padding:
            return True
        unpacked.skip(padding)
    return False


def _record(unpacked: Unpacked, offset: int, index: int) -> Record:
    """Read the record that begins here. Raises ``Damaged``."""
    headers, size = read_header(unpacked)
    content = unpacked.read(size) if size <= RECORD_BYTES else None
    there = unpacked.skip(size) if content is None else len(content)
    if there < size:
        raise Damaged(not_all(there, size))
    return Record(offset, index, size, headers, content)


def _behind_zeros(file: BinaryIO, offset: int) -> int | None:
    """Return the offset of the first non-zero byte at or after ``offset``; ``None`` at the end."""
    file.seek(offset)
    while chunk := file.read(_CHUNK_BYTES):
        left = len(chunk.lstrip(b"\0"))
        if left:
            return offset + len(chunk) - left
        offset += len(chunk)
    return None


def _next_member(file: BinaryIO, offset: int) -> int | None:
    """Return the offset of the next member that begins with a record, or ``None`` if there is no other."""
    window = b""
    while True:
        file.seek(offset + len(window))
        chunk = file.read(_CHUNK_BYTES)
        if not chunk:
            return None
        window += chunk
        at = window.find(BEGINNING)
        while at >= 0:
            if begins_with(file, offset + at) == VERSION:
                return offset + at
            at = window.find(BEGINNING, at + 1)
        kept = len(BEGINNING) - 1
        offset += len(window) - kept
        window = window[-kept:]
