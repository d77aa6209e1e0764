"""The lines of an input as text, one after the other, however long the whole is."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from accordingto.errors import InputError, TooLarge
from accordingto.ingest.inputs.decode import MARKS, decode
from accordingto.ingest.inputs.stream import LINE_BYTES, Stream


def text_lines(stream: Stream, name: str) -> Iterator[str | InputError]:
    """Yield each line with its end, or what is wrong with it: too long, or in an encoding that nobody tells.

    In UTF-16 and UTF-32 where a byte order mark says so, else each in UTF-8 or Windows-1252. ``name`` is what
    errors call the input.
    """
    for mark, encoding in MARKS:
        if stream.head.startswith(mark) and mark != codecs.BOM_UTF8:
            yield from _wide_lines(stream, name, len(mark), encoding)
            return
    for line in stream.lines():
        place = f"{name}:{line.number}"
        if line.data is None:
            yield _too_long(place)
            continue
        data = line.data.removeprefix(codecs.BOM_UTF8) if line.number == 1 else line.data
        try:
            yield decode(data, place) + "\n"
        except InputError as error:
            yield error


def _too_long(place: str) -> TooLarge:
    reason = f"the line is longer than {LINE_BYTES // 1024**2} MiB"
    return TooLarge(place, reason, "split it into articles")


def _wide_lines(stream: Stream, name: str, skipped: int, encoding: str) -> Iterator[str | InputError]:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    number, parts, size = 1, list[str](), 0
    for chunk in stream.chunks():
        *ended, rest = decoder.decode(chunk[skipped:]).split("\n")
        skipped = 0
        for piece in ended:
            is_long = size + len(piece) > LINE_BYTES
            yield _too_long(f"{name}:{number}") if is_long else f"{''.join(parts)}{piece}\n"
            number, parts, size = number + 1, [], 0
        size += len(rest)
        if size <= LINE_BYTES:
            parts.append(rest)
    if size:
        yield _too_long(f"{name}:{number}") if size > LINE_BYTES else "".join(parts)
