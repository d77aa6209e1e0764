"""The records of an archive that is not packed: each is a member of its own.

The length that a record claims is believed where another record, or nothing, follows. Else the next is looked
for by how records begin.
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
"""Before what a record begins, where the end of the one before it is unknown."""
MARK_BYTES = 9
"""So many bytes behind the line break are needed to tell it."""

_CHUNK_BYTES = 64 * 1024
_PADDING_BYTES = 64


def read_plain(file: BinaryIO, offset: int) -> Generator[Record | Damage, None, int | None]:
    """Yield the record or damage behind the padding at an offset; return where the next one is, or null."""
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
    """Return where the next record begins, or null for the last. Raises ``Damaged`` where neither follows."""
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
    """Return where something begins that is no padding, at ``offset`` or behind it; null at the end."""
    file.seek(offset)
    while chunk := file.read(_PADDING_BYTES):
        left = len(chunk.lstrip(PADDING))
        offset += len(chunk) - left
        if left:
            return offset
    return None


def _next_record(file: BinaryIO, offset: int) -> int | None:
    """Return where the next line is with which records begin, behind a line break at ``offset``, or null."""
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
