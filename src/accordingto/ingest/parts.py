"""Parts of inputs: what can be read by itself, so that many processes share the work. The flow::

    inputs → files_named    files, sorted; folders and patterns are what is in them
    a file → cut            parts of it: a stretch of lines, members of an archive, every Nth block, the whole
    a part → read_part      articles and failures, the same as ``read_inputs`` gives for the whole file

How a file can be cut depends on its format, and stands in ``CUTTERS``. What is not there is one part.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Literal, cast

from msgspec import Struct

from accordingto.errors import InputError, UnreadableInput
from accordingto.ingest.given import Format, Given
from accordingto.ingest.inputs.files import STDIN, is_address, open_input, printable
from accordingto.ingest.inputs.formats import SEVERAL, format_by_suffix, format_of
from accordingto.ingest.inputs.stream import Stream
from accordingto.ingest.records.jsonl import read_jsonl
from accordingto.ingest.source import completed, expanded, read_inputs
from accordingto.types import Article, Failure

BLOCK = 64
"""Articles in a block, where parts of a file take its blocks in turn."""
STRIPE_BYTES = 4 * 1024 * 1024
"""Size of a file from which two parts share its blocks, as it is on disk."""
MOST_STRIPES = 8
"""Parts that share the blocks of a file: each reads all of it and leaves what is not its own, so more of them
would cost more than they spread."""

PART_BYTES = 32 * 1024 * 1024
"""A stretch of lines ends once it has so many bytes, however few articles they are."""

_CHUNK_BYTES = 1024 * 1024
_MARK = b"\xef\xbb\xbf"


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


Cutter = Callable[[str, int], Iterator[Part]]
"""Cuts a file into parts of no more than so many articles, where it can tell. Raises ``OSError``."""


def files_named(inputs: Iterable[str]) -> Iterator[str]:
    """Yield the files that inputs stand for, sorted within each; of a folder, also what cannot be listed.

    Raises an ``InputError`` for what is not there, and for standard input and addresses, which are not the
    same when they are read again.
    """
    for name in inputs:
        if name == STDIN or is_address(name):
            reason = "it cannot be read twice, so a run that stops could not go on"
            raise UnreadableInput(printable(name), reason, "save it to a file, and name that")
        for one in expanded(name):
            if isinstance(one, Failure):
                yield one.input
                continue
            if not Path(one).exists():
                raise UnreadableInput(printable(one), "there is no such file or folder", "check the path")
            yield one


def cut(path: str, given: Given, records: int) -> Iterator[Part]:
    """Yield the parts of a file, of up to ``records`` articles each where that can be told before reading.

    A file that cannot be opened is a part, too: reading it says why. Raises ``UnreadableInput`` for a list of
    addresses, whose pages are not the same when they are read again.
    """
    if given.format == "urls":
        reason = "it is a list of addresses, and those cannot be read twice"
        raise UnreadableInput(printable(path), reason, "save the pages to files, and name those")
    try:
        yield from _cutter(path, given)(path, records)
    except (InputError, OSError):
        yield Part(path, records=1)


def read_part(part: Part, given: Given) -> Iterator[Article | Failure]:
    """Yield the articles and failures of a part, in order. Raises ``UnreadableInput`` if the file changed."""
    if part.digest and Path(part.path).stat().st_size != part.size:
        reason = "it has another size than when the work was planned"
        raise UnreadableInput(printable(part.path), reason, "leave inputs as they are while they are read")
    match part.kind:
        case "lines":
            yield from _in_lines(part, given)
        case "members":
            from accordingto.ingest.warc.articles import articles_of

            for one in articles_of(part.path, part.offset, part.members):
                yield one if isinstance(one, Failure) else completed(one, given)
        case "blocks":
            yield from _in_blocks(part, given)
        case "whole":
            yield from read_inputs([part.path], given)


def _cutter(path: str, given: Given) -> Cutter:
    """Return how a file is cut, by what it is. Raises an ``InputError`` where it cannot be opened."""
    told = format_by_suffix(path)
    with open_input(path) as raw:
        called_archive = "warc" in (given.format, told)
        stream = Stream(printable(path), raw, file=path, called_archive=called_archive)
        form: Format = given.format or format_of(stream, told)
        if stream.file is None and form in CUTTERS:
            return _cut_blocks  # of what is packed, no place can be found without reading from its front
    return CUTTERS.get(form, _cut_many if form in SEVERAL else _cut_one)


def _cut_lines(path: str, records: int) -> Iterator[Part]:
    size, count, is_blank, is_empty = Path(path).stat().st_size, 0, True, True
    begin, first, length, lines, hashed = 0, 1, 0, 0, hashlib.sha256()
    with Path(path).open("rb") as file:
        while True:
            piece = file.readline(_CHUNK_BYTES)
            hashed.update(piece)
            length += len(piece)
            text = piece.removeprefix(_MARK) if begin == 0 and lines == 0 else piece
            is_blank = is_blank and (not text or text.isspace())
            if piece and not piece.endswith(b"\n"):
                continue
            lines, count, is_blank = lines + 1, count + (not is_blank), True
            if count >= records or length >= PART_BYTES or not piece:
                if count:
                    is_empty = False
                    yield Part(path, "lines", size, hashed.hexdigest(), begin, length, first, count)
                begin, first, length, lines = begin + length, first + lines, 0, 0
                count, hashed = 0, hashlib.sha256()
            if not piece:
                break
    if is_empty:
        yield from _cut_one(path, records)


def _cut_archive(path: str, records: int) -> Iterator[Part]:
    from accordingto.ingest.warc.records import members

    size, begin, count = Path(path).stat().st_size, 0, 0
    with Path(path).open("rb") as file:
        for member in members(path):
            if count >= records or (count and member.offset - begin >= PART_BYTES):
                yield _archived(file, path, size, begin, member.offset, count)
                begin, count = member.offset, 0
            count += 1
        if begin == 0:  # as a whole, it fails where it has no pages
            yield from _cut_many(path, records)
        else:
            yield _archived(file, path, size, begin, size, count)


def _archived(file: BinaryIO, path: str, size: int, begin: int, end: int, members: int) -> Part:
    """Return the part of an archive that has so many members; ``file`` is the archive."""
    hashed, left = hashlib.sha256(), end - begin
    file.seek(begin)
    while left and (chunk := file.read(min(left, _CHUNK_BYTES))):
        hashed.update(chunk)
        left -= len(chunk)
    return Part(path, "members", size, hashed.hexdigest(), begin, end - begin, members=members)


def _cut_blocks(path: str, _: int) -> Iterator[Part]:
    size, digest = _digest(path)
    stripes = min(MOST_STRIPES, 1 + size // STRIPE_BYTES)
    for own in range(stripes):
        yield Part(path, "blocks", size, digest, own, size, stripes=stripes)


def _cut_many(path: str, _: int) -> Iterator[Part]:
    size, digest = _digest(path)
    yield Part(path, "whole", size, digest, length=size)


def _cut_one(path: str, _: int) -> Iterator[Part]:
    size, digest = _digest(path)
    yield Part(path, "whole", size, digest, length=size, records=1)


CUTTERS: dict[Format, Cutter] = {
    "jsonl": _cut_lines,
    "warc": _cut_archive,
    "json": _cut_blocks,
    "csv": _cut_blocks,
    "parquet": _cut_blocks,
}
"""How files of a format are cut; those of the others are one part each."""


def _digest(path: str) -> tuple[int, str]:
    """Return the size and the hash of a file."""
    with Path(path).open("rb") as file:
        hashed = hashlib.file_digest(file, "sha256")
        return file.tell(), hashed.hexdigest()


def _in_lines(part: Part, given: Given) -> Iterator[Article | Failure]:
    shown = printable(part.path)
    with open_input(part.path) as raw:
        raw.seek(part.offset)
        stream = Stream(shown, cast(BinaryIO, _Stretch(raw, part.length)))
        for one in read_jsonl(stream, shown, given.columns, first=part.first):
            yield one if isinstance(one, Failure) else completed(one, given)


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
