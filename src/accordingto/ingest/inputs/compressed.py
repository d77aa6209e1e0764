"""What gzip compressed, as the stream it was: nothing is unpacked that nobody reads."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import BinaryIO, cast

from accordingto.errors import TooLarge, UnreadableInput

MAGIC = b"\x1f\x8b"
"""The first bytes of what gzip wrote."""
MOST_TIMES = 200
"""What unpacks to more than this many times its size is a bomb; written language reaches a tenth of it."""
FREE_BYTES = 64 * 1024 * 1024
"""So much may be unpacked of anything, whatever its size."""

_GZIP = 16 + zlib.MAX_WBITS


def begun_in(packed: bytes, size: int) -> bytes:
    """Return the first bytes, up to ``size``, of what gzip compressed; none where it did not, or is damaged.

    ``packed`` are the first bytes of the file.
    """
    try:
        return zlib.decompressobj(_GZIP).decompress(packed, size)
    except zlib.error:
        return b""


class Unzipped:
    """Reads what a gzip file holds, one member or several, as far as it is asked to."""

    def __init__(self, name: str, head: bytes, rest: BinaryIO) -> None:
        """Take the first bytes of the file and what follows them; ``name`` is what errors call it."""
        self._name = name
        self._packed = _Counted(head, rest)
        self._unpacked = 0
        self._file = gzip.GzipFile(fileobj=cast(BinaryIO, io.BufferedReader(self._packed)))

    def read(self, size: int) -> bytes:
        """Return up to ``size`` bytes, fewer at the end only.

        Raises ``UnreadableInput`` where the file is cut off or damaged, and ``TooLarge`` for a bomb.
        """
        try:
            data = self._file.read(size)
        except EOFError as error:
            raise UnreadableInput(self._name, "its gzip data is cut off", "copy the file again") from error
        except (gzip.BadGzipFile, zlib.error) as error:
            raise UnreadableInput(
                self._name, f"its gzip data is damaged ({error})", "copy the file again"
            ) from error
        self._unpacked += len(data)
        if self._unpacked > max(FREE_BYTES, MOST_TIMES * self._packed.count):
            reason = f"it unpacks to more than {MOST_TIMES} times its size"
            raise TooLarge(self._name, reason, "unpack it yourself if you trust it")
        return data


class _Counted(io.RawIOBase):
    """A file whose first bytes were read already, and how many bytes of it are read."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # it is given nothing else
        data = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)
