"""The content of one gzip member of an archive, decompressed as it is read.

A member that does not begin with a record continues the one before it: some tools compress the header of a
record separately from its content.
"""

from __future__ import annotations

import re
import zlib
from typing import BinaryIO

from accordingto.ingest.inputs.compressed import FREE_BYTES, MOST_TIMES, begun_in
from accordingto.ingest.warc.record import VERSION, Damaged

BEGINNING = b"\x1f\x8b\x08"
"""The bytes with which a gzip member begins."""

_GZIP = 16 + zlib.MAX_WBITS
_CHUNK_BYTES = 64 * 1024
_TRIED_BYTES = 1024
"""The number of compressed bytes of a member that are read to see what it begins with."""


class Unpacked:
    """A reader of a gzip member and of the members that continue it.

    Every method that reads raises ``Damaged`` if the data is cut off, damaged, or expands beyond the limits.
    """

    def __init__(self, file: BinaryIO, offset: int) -> None:
        """Start reading at an offset of the file."""
        file.seek(offset)
        self._file = file
        self._stream = zlib.decompressobj(_GZIP)
        self._packed = b""
        self._offset = self._taken = offset
        self._given = 0
        self._held = bytearray()

    def ahead(self, size: int) -> bytes:
        """Return the next ``size`` bytes without consuming them; fewer only at the end."""
        while len(self._held) < size and self._unpack():
            pass
        return bytes(self._held[:size])

    def read(self, size: int) -> bytes:
        """Read the next ``size`` bytes; fewer only at the end."""
        data = self.ahead(size)
        del self._held[: len(data)]
        return data

    def readline(self, size: int, /) -> bytes:
        """Return the next line with its line break, or at most ``size`` bytes of it."""
        looked_at = 0
        while (end := self._held.find(b"\n", looked_at)) < 0 and len(self._held) < size:
            looked_at = len(self._held)
            if not self._unpack():
                break
        return self.read(min(size, end + 1 if end >= 0 else size))

    def skip(self, size: int) -> int:
        """Skip up to ``size`` bytes; return how many were skipped."""
        left = size
        while left and (passed := len(self.read(min(left, _CHUNK_BYTES)))):
            left -= passed
        return size - left

    def skip_to(self, mark: re.Pattern[bytes], longest: int) -> None:
        """Skip everything up to and including a match of ``mark``, or all data if it does not match.

        ``longest`` is the number of bytes that ``mark`` needs to match.
        """
        while (found := mark.search(self._held)) is None:
            del self._held[:-longest]
            if not self._unpack():
                self._held.clear()
                return
        del self._held[: found.end()]

    def end(self) -> int:
        """Return the offset in the file at which the member ends; it must have been read completely."""
        return self._taken - len(self._stream.unused_data)

    def _unpack(self) -> bool:
        """Decompress some more data; return whether there was any."""
        data = b""
        while not (data or (self._stream.eof and not self._goes_on())):
            packed = self._packed or self._file.read(_CHUNK_BYTES)
            if not packed:
                raise Damaged("the file is cut off here")
            self._taken += 0 if self._packed else len(packed)
            try:
                data = self._stream.decompress(packed, _CHUNK_BYTES)
            except zlib.error as error:
                raise Damaged(f"its gzip data is damaged ({error})") from error
            self._packed = self._stream.unconsumed_tail
        self._given += len(data)
        if self._given > max(FREE_BYTES, MOST_TIMES * (self._taken - self._offset)):
            raise Damaged(f"it unpacks to more than {MOST_TIMES} times its size")
        self._held += data
        return bool(data)

    def _goes_on(self) -> bool:
        """Continue with the next member if it belongs to this one; return whether it does."""
        begun = begins_with(self._file, self.end())
        if not begun or VERSION.startswith(begun):
            return False
        self._taken = self.end()
        self._file.seek(self._taken)
        self._stream, self._packed = zlib.decompressobj(_GZIP), b""
        return True


def begins_with(file: BinaryIO, offset: int) -> bytes:
    """Return the first bytes in the gzip member at an offset, enough to recognise a record; empty if none."""
    file.seek(offset)
    return begun_in(file.read(_TRIED_BYTES), len(VERSION))
