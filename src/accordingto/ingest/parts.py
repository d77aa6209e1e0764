"""Parts of inputs that can be read independently, so that several processes can share the work.

A part yields the articles and failures that ``read_inputs`` yields for its place in the file. How files are
cut into parts is described in :mod:`accordingto.ingest.cutting`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Literal, cast

from msgspec import Struct

from accordingto.errors import UnreadableInput
from accordingto.ingest.given import Given
from accordingto.ingest.inputs.files import open_input, printable
from accordingto.ingest.inputs.stream import Stream
from accordingto.ingest.records.jsonl import read_jsonl
from accordingto.ingest.source import completed, read_inputs
from accordingto.types import Article, Failure

BLOCK = 64
"""The number of articles in a block, where the parts of a file take turns at its blocks."""


class Part(Struct, frozen=True, omit_defaults=True):
    """A part of an input that can be read independently: its location, never its content."""

    path: str
    """The file as it was named, or the folder if it cannot be listed."""
    kind: Literal["whole", "lines", "members", "blocks"] = "whole"
    """How the file is cut."""
    size: int = 0
    """The size of the file in bytes."""
    digest: str = ""
    """SHA-256 of the part, or of the whole file for blocks; empty if the file is unreadable."""
    offset: int = 0
    """Where the part begins: an offset in bytes, or the number of its first block."""
    length: int = 0
    """Its length in bytes."""
    first: int = 1
    """The number of its first line, counted from one."""
    records: int | None = None
    """The number of articles and failures in it; ``None`` if only reading tells."""
    stripes: int = 1
    """The number of parts that share the file's blocks; each takes every ``stripes``-th block."""
    members: int = 0
    """The number of members of an archive in it."""


def read_part(part: Part, given: Given) -> Iterator[Article | Failure]:
    """Yield the articles and failures of a part.

    Raises ``UnreadableInput`` if the file's size has changed or the file is no longer there.
    """
    if part.digest:
        _check_size(part)
    match part.kind:
        case "lines":
            yield from _in_lines(part, given)
        case "members":
            yield from _in_members(part, given)
        case "blocks":
            yield from _in_blocks(part, given)
        case "whole":
            yield from read_inputs([part.path], given)


def _check_size(part: Part) -> None:
    """Raise ``UnreadableInput`` if the file is not as large as it was when it was cut, or is gone."""
    try:
        is_same = Path(part.path).stat().st_size == part.size
        reason = "it has another size than when the work was planned"
    except OSError as error:
        is_same, reason = False, f"it cannot be opened any more ({error.strerror or error})"
    if not is_same:
        raise UnreadableInput(printable(part.path), reason, "leave inputs as they are while they are read")


def _in_lines(part: Part, given: Given) -> Iterator[Article | Failure]:
    shown = printable(part.path)
    with open_input(part.path) as raw:
        raw.seek(part.offset)
        stream = Stream(shown, cast(BinaryIO, _Stretch(raw, part.length)))
        for one in read_jsonl(stream, shown, given.columns, first=part.first):
            yield one if isinstance(one, Failure) else completed(one, given)


def _in_members(part: Part, given: Given) -> Iterator[Article | Failure]:
    from accordingto.ingest.warc.articles import articles_of

    is_empty = True
    for one in articles_of(part.path, part.offset, part.members):
        is_empty = False
        yield one if isinstance(one, Failure) else completed(one, given)
    if (
        is_empty and part.length == part.size
    ):  # the part is the whole archive; this yields the failure for one without pages
        yield from read_inputs([part.path], given)


def _in_blocks(part: Part, given: Given) -> Iterator[Article | Failure]:
    for number, one in enumerate(read_inputs([part.path], given)):
        if number // BLOCK % part.stripes == part.offset:
            yield one


class _Stretch:
    """The next ``length`` bytes of an open file, as a file."""

    def __init__(self, raw: BinaryIO, length: int) -> None:
        self._raw = raw
        self._left = length

    def read(self, size: int) -> bytes:
        data = self._raw.read(min(size, self._left))
        self._left -= len(data)
        return data
