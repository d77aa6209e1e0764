"""Cutting inputs into parts that can be read independently. The flow::

    inputs → files_to_cut    the files, sorted; folders and patterns stand for the files in them
    a file → cut             parts: a range of lines, members of an archive, every Nth block, or the whole

How a file can be cut depends on its format; see ``CUTTERS``. A file of any other format is one part.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from io import SEEK_END
from itertools import groupby
from pathlib import Path

from accordingto.errors import InputError, UnreadableInput
from accordingto.ingest.given import Format, Given
from accordingto.ingest.inputs.files import STDIN, is_address, open_input, printable
from accordingto.ingest.inputs.formats import SEVERAL, format_by_suffix, format_of
from accordingto.ingest.inputs.stream import Stream
from accordingto.ingest.parts import Part
from accordingto.ingest.source import expanded
from accordingto.types import Failure

STRIPE_BYTES = 4 * 1024 * 1024
"""The size of a file on disk, in bytes, from which two parts share its blocks."""
MOST_STRIPES = 8
"""The most parts that share the blocks of a file: each reads all of it and skips the others' blocks, so more
would cost more than they save."""
PART_BYTES = 32 * 1024 * 1024
"""A range of lines ends once it has this many bytes, however few articles they are."""

_CHUNK_BYTES = 1024 * 1024
_MARK = b"\xef\xbb\xbf"

Cutter = Callable[[str, int], Iterator[Part]]
"""Yields the parts of a file, of at most the given number of articles if it can tell. Raises ``OSError``."""


def files_to_cut(inputs: Iterable[str]) -> Iterator[str]:
    """Yield the files that the inputs stand for, sorted within each input, and folders that cannot be listed.

    Raises an ``InputError`` for a missing file, and for standard input and URLs, which may give something
    else when they are read again.
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


def check_not_addresses(path: str, given: Given) -> None:
    """Raise ``UnreadableInput`` for a file given as a list of URLs, whose pages may differ the next time."""
    if given.format == "urls":
        reason = "it is a list of addresses, and those cannot be read twice"
        raise UnreadableInput(printable(path), reason, "save the pages to files, and name those")


def cut(path: str, given: Given, records: int) -> Iterator[Part]:
    """Yield the parts of a file, of up to ``records`` articles each if that can be told before reading.

    A file that cannot be opened is one part, too: reading it reports why. Raises ``UnreadableInput`` for a
    list of URLs, whose pages may differ when they are read again.
    """
    check_not_addresses(path, given)
    try:
        yield from _cutter(path, given)(path, records)
    except (InputError, OSError):
        yield Part(path, records=1)


def singly(part: Part) -> list[Part]:
    """Split a part into parts of one article each, if its kind allows it.

    Raises ``OSError`` and ``UnreadableInput`` if the file cannot be read.
    """
    if part.kind == "lines":
        return list(_stretches(part.path, 1, part.offset, part.length, part.first))
    if part.kind == "members":
        from accordingto.ingest.warc.records import read_records

        found = groupby(read_records(part.path, part.offset, part.members), key=lambda one: one.offset)
        places = [offset for offset, _ in found]
        ends = [*places[1:], part.offset + part.length]
        return [_archived(part.path, at, end, 1) for at, end in zip(places, ends, strict=True)]
    return [part]


def _cutter(path: str, given: Given) -> Cutter:
    """Return the function that cuts a file of this format. Raises an ``InputError`` if it cannot be read."""
    told = format_by_suffix(path)
    with open_input(path) as raw:
        called_archive = "warc" in (given.format, told)
        stream = Stream(printable(path), raw, file=path, called_archive=called_archive)
        form: Format = given.format or format_of(stream, told)
        stream.recode()
        if stream.file is None and form in CUTTERS:
            return _cut_blocks  # compressed files and UTF-16 can only be read from the start
    return CUTTERS.get(form, _cut_many if form in SEVERAL else _cut_one)


def _cut_lines(path: str, records: int) -> Iterator[Part]:
    is_empty = True
    for part in _stretches(path, records):
        is_empty = False
        yield part
    if is_empty:
        yield from _cut_one(path, records)


def _stretches(
    path: str, records: int, begin: int = 0, length: int | None = None, first: int = 1
) -> Iterator[Part]:
    """Yield ranges of lines, of up to ``records`` non-blank lines each, in a file or in a range of it."""
    size = Path(path).stat().st_size
    end = size if length is None else begin + length
    at, lines, count, is_blank, hashed = begin, 0, 0, True, hashlib.sha256()
    with Path(path).open("rb") as file:
        file.seek(begin)
        while begin < end:
            piece = file.readline(min(_CHUNK_BYTES, end - at))
            hashed.update(piece)
            text = piece.removeprefix(_MARK) if at == 0 else piece
            is_blank = is_blank and (not text or text.isspace())
            at += len(piece)
            is_over = at >= end or not piece
            if not (piece.endswith(b"\n") or is_over):
                continue
            lines, count, is_blank = lines + 1, count + (not is_blank), True
            if count >= records or at - begin >= PART_BYTES or is_over:
                if count:
                    yield Part(path, "lines", size, hashed.hexdigest(), begin, at - begin, first, count)
                begin, first, lines, count, hashed = at, first + lines, 0, 0, hashlib.sha256()
            if not piece:
                break


def _cut_archive(path: str, records: int) -> Iterator[Part]:
    from accordingto.ingest.warc.records import members

    begin, count = 0, 0
    for member in members(path):
        if count >= records or (count and member.offset - begin >= PART_BYTES):
            yield _archived(path, begin, member.offset, count)
            begin, count = member.offset, 0
        count += 1
    yield _archived(path, begin, Path(path).stat().st_size, count)


def _archived(path: str, begin: int, end: int, members: int) -> Part:
    """Return the part of an archive between two offsets, with its hash and its number of members."""
    hashed, left = hashlib.sha256(), end - begin
    with Path(path).open("rb") as file:
        size = file.seek(0, SEEK_END)
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
"""The function that cuts files of each format; files of other formats are one part each."""


def _digest(path: str) -> tuple[int, str]:
    """Return the size of a file in bytes and its SHA-256."""
    with Path(path).open("rb") as file:
        hashed = hashlib.file_digest(file, "sha256")
        return file.tell(), hashed.hexdigest()
