"""A stream of text in another Unicode encoding, converted to UTF-8."""

from __future__ import annotations

import codecs
from collections.abc import Callable

from accordingto.errors import UnreadableInput

_CHUNK_BYTES = 64 * 1024


class Recoded:
    """A reader that converts UTF-16 or UTF-32 to UTF-8; invalid bytes become U+FFFD."""

    def __init__(self, head: bytes, read: Callable[[int], bytes], encoding: str) -> None:
        """Take the first bytes, without byte order mark, and the function that reads the following ones."""
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._read = read
        self._ready = bytearray(self._decoder.decode(head).encode())
        self._is_over = False

    def read(self, size: int) -> bytes:
        """Return up to ``size`` bytes of UTF-8; fewer only at the end, or before damage.

        The next call raises ``UnreadableInput`` where the damage is.
        """
        while len(self._ready) < size and not self._is_over:
            try:
                chunk = self._read(_CHUNK_BYTES)
            except UnreadableInput:
                if self._ready:
                    break
                raise
            self._is_over = not chunk
            self._ready += self._decoder.decode(chunk, self._is_over).encode()
        data = bytes(self._ready[:size])
        del self._ready[:size]
        return data
