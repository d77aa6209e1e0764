"""Parts of inputs: what can be read by itself, so that many processes share the work.

A part gives the articles and failures that ``read_inputs`` gives for its place in the file. How files are cut
into parts stands in :mod:`accordingto.ingest.cutting`.
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
"""Articles in a block, where parts of a file take its blocks in turn."""


class Part(Struct, frozen=True, omit_defaults=True):
    """What can be read by itself: where it is, never what is in it."""

    path: str
    """The file, as it was named; for a folder that cannot be listed, the folder."""
    kind: Literal["whole", "lines", "members", "blocks"] = "whole"
    """How the file is cut."""
    size: int = 0
    """Bytes of the file."""
    digest: str = ""
    """SHA-256 of the part; of the whole file where blocks are taken in turn. Empty where it is unreadable."""
    offset: int = 0
    """Where it begins: a byte, or the first block."""
    length: int = 0
    """Its bytes."""
    first: int = 1
    """Number of its first line."""
    records: int | None = None
    """How many articles and failures it gives; null where only reading tells."""
    stripes: int = 1
    """Each how many-th block is its own."""
    members: int = 0
    """How many members of an archive it has."""


def read_part(part: Part, given: Given) -> Iterator[Article | Failure]:
    """Yield the articles and failures of a part, in order. Raises ``UnreadableInput`` if the file changed."""
    if part.digest and Path(part.path).stat().st_size != part.size:
        reason = "it has another size than when the work was planned"
        raise UnreadableInput(printable(part.path), reason, "leave inputs as they are while they are read")
    match part.kind:
        case "lines":
            yield from _in_lines(part, given)
        case "members":
            yield from _in_members(part, given)
        case "blocks":
            yield from _in_blocks(part, given)
        case "whole":
            yield from read_inputs([part.path], given)


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
    if is_empty and part.length == part.size:  # all of the archive: that it has no pages is its failure
        yield from read_inputs([part.path], given)


def _in_blocks(part: Part, given: Given) -> Iterator[Article | Failure]:
    for number, one in enumerate(read_inputs([part.path], given)):
        if number // BLOCK % part.stripes == part.offset:
            yield one


class _Stretch:
    """So many bytes of an open file, from where it stands."""

    def __init__(self, raw: BinaryIO, length: int) -> None:
        self._raw = raw
        self._left = length

    def read(self, size: int) -> bytes:
        data = self._raw.read(min(size, self._left))
        self._left -= len(data)
        return data
