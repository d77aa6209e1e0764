"""What is in one gzip member of an archive, unpacked as far as it is read.

A member that does not begin with a record belongs to the one before it: some tools pack the header of a
record apart from its content.
"""

from __future__ import annotations

import re
import zlib
from typing import BinaryIO

from accordingto.ingest.inputs.compressed import FREE_BYTES, MOST_TIMES, begun_in
from accordingto.ingest.warc.record import VERSION, Damaged

BEGINNING = b"\x1f\x8b\x08"
"""How a gzip member begins."""

_GZIP = 16 + zlib.MAX_WBITS
_CHUNK_BYTES = 64 * 1024
_TRIED_BYTES = 1024
"""So much of a member is unpacked to see what it begins with."""


class Unpacked:
    """Reads a gzip member, and those that go on with it.

    Every reading raises ``Damaged`` where it is cut off or damaged, or unpacks to too much.
    """

    def __init__(self, file: BinaryIO, offset: int) -> None:
        """Begin at an offset of the file."""
        file.seek(offset)
        self._file = file
        self._stream = zlib.decompressobj(_GZIP)
        self._packed = b""
        self._offset = self._taken = offset
        self._given = 0
        self._held = bytearray()

    def ahead(self, size: int) -> bytes:
        """Return the next bytes, fewer at the end only; they are read later, too."""
        while len(self._held) < size and self._unpack():
            pass
        return bytes(self._held[:size])

    def read(self, size: int) -> bytes:
        """Return the next bytes, fewer at the end only."""
        data = self.ahead(size)
        del self._held[: len(data)]
        return data

    def readline(self, size: int, /) -> bytes:
        """Return the next line with its end, or as much of it as is asked for."""
        looked_at = 0
        while (end := self._held.find(b"\n", looked_at)) < 0 and len(self._held) < size:
            looked_at = len(self._held)
            if not self._unpack():
                break
        return self.read(min(size, end + 1 if end >= 0 else size))

    def skip(self, size: int) -> int:
        """Pass over the next bytes; return how many there were."""
        left = size
        while left and (passed := len(self.read(min(left, _CHUNK_BYTES)))):
            left -= passed
        return size - left

    def skip_to(self, mark: re.Pattern[bytes], longest: int) -> None:
        """Pass over what stands before a mark, and it; all there is where it is not found.

        ``longest`` is how many bytes are needed to tell it.
        """
        while (found := mark.search(self._held)) is None:
            del self._held[:-longest]
            if not self._unpack():
                self._held.clear()
                return
        del self._held[: found.end()]

    def end(self) -> int:
        """Return where in the file the member ends, all of which has been read."""
        return self._taken - len(self._stream.unused_data)

    def _unpack(self) -> bool:
        """Unpack some more; return whether there was any."""
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
        """Go on to the next member where it belongs to this one; return whether it does."""
        begun = begins_with(self._file, self.end())
        if not begun or VERSION.startswith(begun):
            return False
        self._taken = self.end()
        self._file.seek(self._taken)
        self._stream, self._packed = zlib.decompressobj(_GZIP), b""
        return True


def begins_with(file: BinaryIO, offset: int) -> bytes:
    """Return the first bytes in the gzip member at an offset, as many as tell a record, or nothing."""
    file.seek(offset)
    return begun_in(file.read(_TRIED_BYTES), len(VERSION))
