"""A record of a web archive, and the parser of its header."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Protocol

from accordingto.ingest.inputs.stream import ARCHIVE, FILE_BYTES

RECORD_BYTES = FILE_BYTES
"""The largest record, in bytes, whose content is kept; the content of a larger one is dropped."""
HEADER_BYTES = 256 * 1024
"""The longest header of a record, in bytes; hundreds of times the usual length."""
VERSION = ARCHIVE
"""The bytes with which a record begins."""
PADDING = b"\r\n \t\0"
"""The bytes that may occur between records."""

_LENGTH = re.compile(r"\d{1,18}")


class Damaged(Exception):
    """Data that cannot be read as a record. The message says why."""


class WrongLength(Damaged):
    """A record that is not followed by another record or the end of the data."""

    def __init__(self, reason: str | None = None) -> None:
        super().__init__(reason or "the length of the record is wrong: no record begins after it")


@dataclass(frozen=True)
class Record:
    """A record of a web archive."""

    offset: int
    """Where its member begins: bytes into the file."""
    index: int
    """Its number within the member, counted from zero."""
    size: int
    """The length of its content in bytes."""
    headers: dict[str, str] = field(repr=False)
    """The header fields, with names in lower case."""
    content: bytes | None = field(repr=False)
    """Its content; ``None`` if that is larger than ``RECORD_BYTES``."""


@dataclass(frozen=True)
class Damage:
    """A damaged record, or all of a member from a damaged place on."""

    offset: int
    """Where its member begins: bytes into the file."""
    index: int
    """How many records of the member come before it."""
    reason: str
    """What is wrong."""


@dataclass(frozen=True)
class Member:
    """A place in an archive at which reading can begin."""

    offset: int
    """Its offset in the file, in bytes."""
    records: int
    """How many records it holds, damaged ones included."""
    is_damaged: bool
    """Whether any part of it is damaged."""


class Lines(Protocol):
    """A file-like object with ``readline``."""

    def readline(self, size: int, /) -> bytes:
        """Return the next line with its line break, or at most ``size`` bytes of it."""
        ...


def read_header(lines: Lines) -> tuple[dict[str, str], int]:
    """Read a record's header: return its fields, with names in lower case, and the length it declares.

    Raises ``Damaged`` if no record begins here, or if its header has no end or no length.
    """
    if not lines.readline(HEADER_BYTES).startswith(VERSION):
        raise Damaged("no record begins here")
    fields = read_fields(lines)
    length = _LENGTH.fullmatch(fields.get("content-length", ""))
    if length is None:
        raise Damaged("the record does not say its length")
    return fields, int(length[0])


def not_all(there: int, size: int) -> str:
    """Return the error message for a record that is shorter than the length it declares."""
    return f"the record is cut off, or its length is wrong: {there:,} of {size:,} bytes are there"


def read_fields(lines: Lines) -> dict[str, str]:
    """Return the header fields up to the next empty line, with names in lower case.

    If a name occurs more than once, its first value is kept. Raises ``Damaged`` if the header does not end
    within ``HEADER_BYTES``.
    """
    fields: dict[str, str] = {}
    name, size = "", 0
    while line := lines.readline(HEADER_BYTES):
        size += len(line)
        if size > HEADER_BYTES:
            raise Damaged("the header is too long")
        written = line.decode("utf-8", "replace").rstrip("\r\n")
        if not written:
            return fields
        if written[0] in " \t" and name:
            fields[name] = f"{fields[name]} {written.strip()}"
            continue
        begun, colon, value = written.partition(":")
        name = begun.strip().lower() if colon else ""
        if name and name in fields:
            name = ""
        elif name:
            fields[name] = value.strip()
    raise Damaged("the file is cut off within the header")
