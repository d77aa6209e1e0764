"""The lines of an input as text, one after the other, however long the whole is."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from accordingto.ingest.inputs.decode import MARKS, mostly_utf8
from accordingto.ingest.inputs.stream import LINE_BYTES, Stream


def text_lines(stream: Stream) -> Iterator[str | None]:
    """Yield each line with its end; null for one that is longer than ``LINE_BYTES``.

    In UTF-16 and UTF-32 where a byte order mark says so, else each in UTF-8 or Windows-1252. What is valid in
    none becomes U+FFFD.
    """
    for mark, encoding in MARKS:
        if stream.head.startswith(mark) and mark != codecs.BOM_UTF8:
            yield from _wide_lines(stream, len(mark), encoding)
            return
    for line in stream.lines():
        if line.data is None:
            yield None
        else:
            data = line.data.removeprefix(codecs.BOM_UTF8) if line.number == 1 else line.data
            yield _text(data) + "\n"


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        mended = mostly_utf8(data)
        return data.decode("cp1252", "replace") if mended is None else mended


def _wide_lines(stream: Stream, skipped: int, encoding: str) -> Iterator[str | None]:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    parts, size = list[str](), 0
    for chunk in stream.chunks():
        *ended, rest = decoder.decode(chunk[skipped:]).split("\n")
        skipped = 0
        for piece in ended:
            yield f"{''.join(parts)}{piece}\n" if size + len(piece) <= LINE_BYTES else None
            parts, size = [], 0
        size += len(rest)
        if size <= LINE_BYTES:
            parts.append(rest)
    if size:
        yield "".join(parts) if size <= LINE_BYTES else None
