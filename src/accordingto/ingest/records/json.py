"""JSON: an array of objects, an object with such an array, or a sequence of objects.

objects.py says what an object may be. Values are split off as the document is read, so an array may be larger
than memory. A bad object is a failure named ``file:N`` for the Nth.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from accordingto.errors import EmptyInput, InputError, TooLarge, UnreadableInput
from accordingto.ingest.inputs.files import failure_of
from accordingto.ingest.inputs.stream import LINE_BYTES, Stream
from accordingto.ingest.records.objects import articles_in_object
from accordingto.types import Article, Failure

_SIGN = re.compile(rb'["\[\]{},]')
_STRING = re.compile(rb'(?:[^"\\]++|\\.)*+("?)(\\?)', re.DOTALL)
"""The rest of a string: group 1 tells whether it ends here, group 2 whether the chunk ends within an
escape."""
_BETWEEN = b" \t\r\n,"
_ADVICE = 'write an array of objects, each with at least {"text": "…"}, in UTF-8'


def read_json(stream: Stream, name: str, columns: Mapping[str, str]) -> Iterator[Article | Failure]:
    """Yield one article or failure for each object, in order.

    ``columns`` maps the names in ``COLUMNS`` to the keys used in the file. Raises ``EmptyInput`` if there is
    no object, and ``UnreadableInput`` at the end if the document is cut off.
    """
    number = 0
    for value in values_of(stream.chunks()):
        if value.is_cut:
            raise UnreadableInput(name, f"it is cut off within object {number + 1}", "copy the file again")
        number += 1
        if number == 1 and value.data is not None and not value.data.startswith(b"{"):
            is_json = value.data[:1] in b'["-0123456789tfn'
            what = "it is JSON, but not objects with a text each" if is_json else "it is not JSON"
            raise UnreadableInput(name, what, _ADVICE)
        place = f"{name}:{number}"
        try:
            yield from _articles(value, place, columns)
        except InputError as error:
            yield failure_of(error)
    if not number:
        raise EmptyInput(name, "it has no objects", _ADVICE)


def _articles(value: Value, place: str, columns: Mapping[str, str]) -> Iterator[Article | Failure]:
    if value.data is None:
        raise TooLarge(
            place, f"the object is larger than {LINE_BYTES // 1024**2} MiB", "split it into articles"
        )
    return articles_in_object(value.data, place, columns, "the object", _ADVICE)


@dataclass(frozen=True)
class Value:
    """A value of the document."""

    data: bytes | None
    """Its bytes; ``None`` if there are more than ``LINE_BYTES``."""
    is_cut: bool = False
    """Whether the document ends within it."""


def values_of(chunks: Iterable[bytes]) -> Iterator[Value]:
    """Yield the values of an array, or of a sequence of values, holding no more than one in memory."""
    cutter = _Cutter()
    for chunk in chunks:
        yield from cutter.cut(chunk)
    yield from cutter.rest()


class _Cutter:
    """A splitter of JSON values that looks only at brackets, commas and quotation marks."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._size = 0
        self._depth = 0
        self._level = 0
        """The depth of the values: 1 in an array, 0 in a sequence."""
        self._begun = False
        self._in_string = self._in_escape = False

    def cut(self, chunk: bytes) -> Iterator[Value]:
        """Yield the values that end within the next chunk."""
        if not self._begun:
            chunk = chunk.removeprefix(b"\xef\xbb\xbf").lstrip()
            self._begun, self._level = bool(chunk), int(chunk.startswith(b"["))
        at = start = 0
        while at < len(chunk):
            if self._in_string:
                at = self._after_string(chunk, at)
                continue
            sign = _SIGN.search(chunk, at)
            if sign is None:
                break
            at = sign.end()
            end = self._ends_value(sign.group(), at)
            if sign.group() == b"[" and self._level == self._depth == 1:
                start = at
            elif end is not None:
                yield from self._whole(chunk[start:end])
                start = at
        self._keep(chunk[start:])

    def rest(self) -> Iterator[Value]:
        """Yield what is left at the end: a value that is cut off, or one that is not an object."""
        left = b"".join(self._parts).strip(_BETWEEN)
        if self._depth or self._in_string:
            yield Value(None, is_cut=True)
        elif left:
            yield Value(left)

    def _after_string(self, chunk: bytes, at: int) -> int:
        read = _STRING.match(chunk, at + self._in_escape)
        if read is None:
            return len(chunk)
        self._in_string, self._in_escape = not read[1], bool(read[2])
        return read.end()

    def _ends_value(self, sign: bytes, at: int) -> int | None:
        """Update the state with a sign; return the end of the value that ends with it, or ``None``."""
        if sign == b'"':
            self._in_string = True
        elif sign in b"[{":
            self._depth += 1
        elif sign in b"]}":
            self._depth = max(0, self._depth - 1)
            if self._depth == 0:
                return at - self._level
        elif self._depth == self._level == 1:
            return at - 1
        return None

    def _keep(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size <= LINE_BYTES:
            self._parts.append(piece)

    def _whole(self, piece: bytes) -> Iterator[Value]:
        self._keep(piece)
        data = b"".join(self._parts).strip(_BETWEEN) if self._size <= LINE_BYTES else None
        self._parts, self._size = [], 0
        if data != b"":
            yield Value(data)
