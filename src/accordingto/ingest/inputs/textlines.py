"""The lines of an input as text, one after the other, however long the whole is."""

from __future__ import annotations

from collections.abc import Iterator

from accordingto.errors import InputError, TooLarge
from accordingto.ingest.inputs.decode import decode
from accordingto.ingest.inputs.stream import LINE_BYTES, Stream

_LOOKED_AT = 65_536


def text_lines(stream: Stream, name: str) -> Iterator[str | InputError]:
    """Yield each line with its end, or what is wrong with it: too long, or in an encoding that nobody tells.

    In UTF-16 and UTF-32 where a byte order mark says so, else each in UTF-8 or Windows-1252. Lines end
    with CR where the first have no other end, as Excel writes for old Macs. ``name`` is what errors call the
    input.
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
