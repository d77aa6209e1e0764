"""JSON: an array with an article in each object, an object with such an array, or objects in a row.
What an object may be says objects.py.

Its values are cut apart as it is read, so that an array may be larger than memory. A bad object is a failure
of its own, named ``file:N`` for the Nth.
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
"""The rest of a string: whether it ends here, and whether the last character is half of an escape."""
_BETWEEN = b" \t\r\n,"
_ADVICE = 'write an array of objects, each with at least {"text": "…"}, in UTF-8'


def read_json(stream: Stream, name: str, columns: Mapping[str, str]) -> Iterator[Article | Failure]:
    """Yield one article or failure for each object, in order; ``columns`` says what our fields are called.

    Raises ``EmptyInput`` where there is none, and ``UnreadableInput`` at the end of what is cut off.
    """
    number = 0
    for value in values_of(stream.chunks()):
        if value.is_cut:
            raise UnreadableInput(name, f"it is cut off within object {number + 1}", "copy the file again")
        number += 1
        if number == 1 and value.data is not None and not value.data.startswith(b"{"):
            is_json = value.data[:1] in b'["-0123456789tfn'
            what = "it is JSON, but not of objects with a text each" if is_json else "it is no JSON"
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
    """The bytes of it; null where they are more than ``LINE_BYTES``."""
    is_cut: bool = False
    """Whether the document ends within it."""


def values_of(chunks: Iterable[bytes]) -> Iterator[Value]:
    """Yield the values of an array, or those that stand one after the other; no more than one is held."""
    cutter = _Cutter()
    for chunk in chunks:
        yield from cutter.cut(chunk)
    yield from cutter.rest()


class _Cutter:
    """Where values end is told by brackets, commas and quotation marks alone."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._size = 0
        self._depth = 0
        self._level = 0
        """How deep the values stand: 1 in an array, 0 in none."""
        self._begun = False
        self._in_string = self._in_escape = False

    def cut(self, chunk: bytes) -> Iterator[Value]:
        """Yield the values that end in the next bytes."""
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
        """Yield what is left at the end: a value that is cut off, or one that is no object."""
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
        """Take a sign in; return where the value ends that ends with it, before or behind it, or null."""
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
