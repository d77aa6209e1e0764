"""The records of an archive that gzip packed, member after member, each unpacked as far as it is read.

Behind a damaged member the next is looked for by the bytes that gzip begins with, so that only what is
damaged is lost. A record counts when the whole of what it stands in was unpacked, or another record follows
it: only then is its checksum, or its length, known to be right.
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
    """Yield the records of the member at an offset, and its damage; return where the next begins, or null."""
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
    """Return whether another record begins behind padding. Raises ``WrongLength`` where something else is."""
    while head := unpacked.ahead(len(VERSION)):
        padding = len(head) - len(head.lstrip(PADDING))
        if not padding and head != VERSION:
            raise WrongLength("no record begins in it" if is_first else None)
        if not padding:
            return True
        unpacked.skip(padding)
    return False


def _record(unpacked: Unpacked, offset: int, index: int) -> Record:
    """Return the record that begins here. Raises ``Damaged``."""
    headers, size = read_header(unpacked)
    content = unpacked.read(size) if size <= RECORD_BYTES else None
    there = unpacked.skip(size) if content is None else len(content)
    if there < size:
        raise Damaged(not_all(there, size))
    return Record(offset, index, size, headers, content)


def _behind_zeros(file: BinaryIO, offset: int) -> int | None:
    """Return where something begins that is no zero, at ``offset`` or behind it; null at the end."""
    file.seek(offset)
    while chunk := file.read(_CHUNK_BYTES):
        left = len(chunk.lstrip(b"\0"))
        if left:
            return offset + len(chunk) - left
        offset += len(chunk)
    return None


def _next_member(file: BinaryIO, offset: int) -> int | None:
    """Return where the next member begins that has a record in it, at ``offset`` or behind it, or null."""
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
