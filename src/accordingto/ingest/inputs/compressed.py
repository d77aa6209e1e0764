"""Streaming decompression of gzip: only what is read is decompressed."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import BinaryIO, cast

from accordingto.errors import TooLarge, UnreadableInput

MAGIC = b"\x1f\x8b"
"""The magic number of gzip."""
MOST_TIMES = 200
"""A file that expands to more than this many times its size is a bomb; text reaches a tenth of it."""
FREE_BYTES = 64 * 1024 * 1024
"""The number of bytes that any file may expand to, whatever its size."""

_GZIP = 16 + zlib.MAX_WBITS


def begun_in(packed: bytes, size: int) -> bytes:
    """Decompress up to ``size`` bytes from the start of a gzip file; empty if it is not gzip or is damaged.

    ``packed`` are the first bytes of the file.
    """
    try:
        return zlib.decompressobj(_GZIP).decompress(packed, size)
    except zlib.error:
        return b""


class Unzipped:
    """A reader of the content of a gzip file of one or several members."""

    def __init__(self, name: str, head: bytes, rest: BinaryIO) -> None:
        """Take the first bytes of the file and a stream of the rest; ``name`` is used in error messages."""
        self._name = name
        self._packed = _Counted(head, rest)
        self._unpacked = 0
        self._file = gzip.GzipFile(fileobj=cast(BinaryIO, io.BufferedReader(self._packed)))
        self._fault: tuple[Exception, str] | None = None
        """The error where the file is damaged, and the reason to report; ``None`` until it is met."""

    def read(self, size: int) -> bytes:
        """Return up to ``size`` bytes; fewer only at the end, or before the place where the file is damaged.

        The next call raises ``UnreadableInput`` if the file is cut off or damaged there; ``TooLarge`` is
        raised for a bomb.
        """
        parts, missing = list[bytes](), size
        while missing and self._fault is None:
            try:
                part = self._file.read1(missing)  # read() would lose what comes before the damage
            except EOFError as error:
                self._fault = error, "its gzip data is cut off"
            except (gzip.BadGzipFile, zlib.error) as error:
                self._fault = error, f"its gzip data is damaged ({error})"
            else:
                if not part:
                    break
                parts.append(part)
                missing -= len(part)
        if size and not parts and self._fault is not None:
            cause, reason = self._fault
            raise UnreadableInput(self._name, reason, "copy the file again") from cause
        self._unpacked += size - missing
        if self._unpacked > max(FREE_BYTES, MOST_TIMES * self._packed.count):
            reason = f"it unpacks to more than {MOST_TIMES} times its size"
            raise TooLarge(self._name, reason, "unpack it yourself if you trust it")
        return b"".join(parts)


class _Counted(io.RawIOBase):
    """A file whose first bytes have already been read, with a count of the bytes read so far."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # gzip passes nothing else
        data = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)
