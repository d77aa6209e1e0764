"""One input as bytes: its first bytes for a look, then the whole of it or line after line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import BinaryIO, cast

from accordingto.errors import TooLarge, UnreadableInput
from accordingto.ingest.inputs.compressed import MAGIC, Unzipped, begun_in
from accordingto.ingest.inputs.decode import encoding_of
from accordingto.ingest.inputs.recoded import Recoded

FILE_BYTES = 20 * 1024 * 1024
"""The largest file with one article; pages with images inside reach ten."""
LINE_BYTES = 8 * 1024 * 1024
"""The longest line of JSONL. The file itself may have any size."""
HEAD_BYTES = 2048
"""How much of an input is looked at first to tell its format."""

ARCHIVE = b"WARC/"
"""The first bytes of a web archive."""

_CHUNK_BYTES = 64 * 1024


@dataclass(frozen=True)
class Line:
    """One line of an input."""

    number: int
    """Counted from one."""
    data: bytes | None
    """The line without its end; null where it is longer than ``LINE_BYTES``."""


class Stream:
    """Reads an open file or pipe once, from its front, never more than its limits allow in memory.

    What gzip compressed is unpacked as it is read, but for web archives, whose members are read one by one.
    """

    def __init__(
        self, name: str, raw: BinaryIO, *, file: str | None = None, called_archive: bool = False
    ) -> None:
        """Take the first bytes into ``head``; ``name`` is what errors call the input.

        ``file`` is the path of what is read, where it can be opened again; ``called_archive`` where its name
        says that it is a web archive, which counts where its first bytes are damaged.
        """
        self._name = name
        self.file = file
        """The path of a file that has in it what is read; null where it is packed, or no file."""
        self._source = raw
        self._raw: BinaryIO | Unzipped | Recoded = raw
        self.head: bytes = self._read(HEAD_BYTES)
        is_packed = self.head.startswith(MAGIC)
        begun = begun_in(self.head, len(ARCHIVE)) if is_packed else self.head
        self.is_archive = begun.startswith(ARCHIVE) or (is_packed and called_archive and not begun)
        """Whether it is a web archive, packed or not."""
        if is_packed and not self.is_archive:
            self.file = None
            self._raw = Unzipped(name, self.head, raw)
            self.head = self._read(HEAD_BYTES)

    def recode(self) -> None:
        """Read the rest as UTF-8, without a mark, where its first bytes tell another Unicode encoding."""
        told = encoding_of(self.head)
        if told is None:
            return
        length, encoding = told
        self.head = self.head[length:]
        if encoding != "utf-8":
            self.file = None
            self._raw = Recoded(self.head, self._raw.read, encoding)
            self.head = self._read(HEAD_BYTES)

    def look(self, size: int) -> bytes:
        """Return the first bytes, ``size`` of them where there are as many; they are read later, too.

        Damage behind them is reported when they are read.
        """
        with suppress(UnreadableInput):
            while len(self.head) < size and (more := self._read(size - len(self.head))):
                self.head += more
        return self.head[:size]

    def whole(self) -> bytes:
        """Return everything. Raises ``UnreadableInput`` if a part is damaged, and ``TooLarge``."""
        data, damage = self.before_damage()
        if damage is not None:
            raise damage
        return data

    def before_damage(self) -> tuple[bytes, UnreadableInput | None]:
        """Return everything and null, or what comes before the first damage and the error that tells of it.

        Raises ``TooLarge`` having read no more than ``FILE_BYTES``.
        """
        parts, left, damage = [self.head], FILE_BYTES + 1 - len(self.head), None
        try:
            while left > 0 and (more := self._read(left)):
                parts.append(more)
                left -= len(more)
        except UnreadableInput as error:
            damage = error
        if left <= 0:
            reason = f"it is larger than {FILE_BYTES // 1024**2} MiB"
            raise TooLarge(
                self._name, reason, "split it into articles, or give it as JSONL, one article per line"
            )
        return b"".join(parts), damage

    @contextmanager
    def rewound(self) -> Iterator[BinaryIO]:
        """Yield all of it as a file that can be read in any order, packed as it is.

        What comes from a pipe is written to a temporary file first. Raises ``UnreadableInput``.
        """
        if self._source.seekable():
            self._source.seek(0)
            yield self._source
            return
        with TemporaryFile() as file:
            try:
                for chunk in self.chunks():
                    file.write(chunk)
            except OSError as error:
                reason = f"it cannot be kept while it is read ({error.strerror})"
                raise UnreadableInput(self._name, reason, "save it, and give the file") from error
            yield cast(BinaryIO, file)

    def chunks(self) -> Iterator[bytes]:
        """Yield everything, piece by piece."""
        chunk = self.head
        while chunk:
            yield chunk
            chunk = self._read(_CHUNK_BYTES)

    def lines(self, first: int = 1, end: bytes = b"\n") -> Iterator[Line]:
        """Yield the lines one by one; of a line that is too long nothing is kept.

        ``first`` is the number of the line that this begins with, ``end`` the byte that ends each.
        """
        number, parts, size = first, list[bytes](), 0
        for chunk in self.chunks():
            *ended, rest = chunk.split(end)
            for piece in ended:
                yield Line(number, _joined(parts, size, piece))
                number, parts, size = number + 1, [], 0
            size += len(rest)
            if size <= LINE_BYTES:
                parts.append(rest)
        if size:
            yield Line(number, _joined(parts, size, b""))

    def _read(self, size: int) -> bytes:
        try:
            return self._raw.read(size)
        except OSError as error:
            raise UnreadableInput(
                self._name, f"it cannot be read ({error.strerror})", "check the file and its disk"
            ) from error


def _joined(parts: list[bytes], size: int, last: bytes) -> bytes | None:
    return None if size + len(last) > LINE_BYTES else b"".join((*parts, last))
