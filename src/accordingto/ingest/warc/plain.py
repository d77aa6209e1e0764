"""The records of an uncompressed archive, each of which is a member of its own.

The length that a record declares is trusted if another record, or the end of the file, follows. Otherwise the
next record is found by searching for the line with which records begin.
"""

from __future__ import annotations

import os
import re
from collections.abc import Generator
from typing import BinaryIO

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

MARK = re.compile(rb"\n(?=WARC/\d\.\d)")
"""Matches the line break before a record; used to find the next record after a damaged one."""
MARK_BYTES = 9
"""The number of bytes from the line break on that ``MARK`` needs to match."""

_CHUNK_BYTES = 64 * 1024
_PADDING_BYTES = 64


def read_plain(file: BinaryIO, offset: int) -> Generator[Record | Damage, None, int | None]:
    """Yield the record or damage after the padding at an offset; return the next offset, or ``None``."""
    start = _behind_padding(file, offset)
    if start is None:
        return None
    file.seek(start)
    content = start + 1
    try:
        headers, size = read_header(file)
        content = file.tell()
        following = _checked_end(file, content, size)
    except Damaged as error:
        yield Damage(start, 0, str(error))
        return _next_record(file, content - 1)
    file.seek(content)
    yield Record(start, 0, size, headers, file.read(size) if size <= RECORD_BYTES else None)
    return following


def _checked_end(file: BinaryIO, content: int, size: int) -> int | None:
    """Return the offset of the next record, or ``None`` if this is the last.

    Raises ``Damaged`` if neither a record nor the end of the file follows.
    """
    there = file.seek(0, os.SEEK_END) - content
    if size > there:
        raise Damaged(not_all(there, size))
    following = _behind_padding(file, content + size)
    if following is not None:
        file.seek(following)
        if file.read(len(VERSION)) != VERSION:
            raise WrongLength
    return following


def _behind_padding(file: BinaryIO, offset: int) -> int | None:
    """Return the offset of the first byte at or after ``offset`` that is not padding; ``None`` at the end."""
    file.seek(offset)
    while chunk := file.read(_PADDING_BYTES):
        left = len(chunk.lstrip(PADDING))
        offset += len(chunk) - left
        if left:
            return offset
    return None


def _next_record(file: BinaryIO, offset: int) -> int | None:
    """Return the offset of the next line that begins a record, searching from ``offset`` on, or ``None``."""
    file.seek(offset)
    window = b""
    while chunk := file.read(_CHUNK_BYTES):
        window += chunk
        found = MARK.search(window)
        if found:
            return offset + found.end()
        offset += max(0, len(window) - MARK_BYTES)
        window = window[-MARK_BYTES:]
    return None
