"""The lines of an input as text, read one at a time, however long the input is."""

from __future__ import annotations

from collections.abc import Iterator

from accordingto.errors import InputError, TooLarge
from accordingto.ingest.inputs.decode import decode
from accordingto.ingest.inputs.stream import LINE_BYTES, Stream

_LOOKED_AT = 65_536


def text_lines(stream: Stream, name: str) -> Iterator[str | InputError]:
    """Yield each line with a line break, or the error if it is too long or its encoding cannot be determined.

    The encoding is UTF-16 or UTF-32 if a byte order mark says so, else UTF-8 or Windows-1252, decided for
    each line. Lines end with CR if the first part of the input has CR but no LF, as Excel writes for old
    Macs. ``name`` is used in error messages.
    """
    stream.recode()
    head = stream.look(_LOOKED_AT)
    end = b"\r" if b"\r" in head and b"\n" not in head else b"\n"
    for line in stream.lines(end=end):
        place = f"{name}:{line.number}"
        if line.data is None:
            reason = f"the line is longer than {LINE_BYTES // 1024**2} MiB"
            yield TooLarge(place, reason, "split it into articles")
            continue
        try:
            yield decode(line.data, place) + "\n"
        except InputError as error:
            yield error
