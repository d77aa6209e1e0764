"""One record of a web archive, and how its header is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Protocol

from accordingto.ingest.inputs.stream import ARCHIVE, FILE_BYTES

RECORD_BYTES = FILE_BYTES
"""The largest record whose content is kept; of a larger one nothing is."""
HEADER_BYTES = 256 * 1024
"""The longest header of a record: hundreds of times a common one."""
VERSION = ARCHIVE
"""How a record begins."""
PADDING = b"\r\n \t\0"
"""What may stand between records."""

_LENGTH = re.compile(r"\d{1,18}")


class Damaged(Exception):
    """What stands here cannot be read as what it should be. The message says why."""


class WrongLength(Damaged):
    """A record ends where no other begins."""

    def __init__(self, reason: str | None = None) -> None:
        super().__init__(reason or "the length of the record is wrong: none begins behind it")


@dataclass(frozen=True)
class Record:
    """One record."""

    offset: int
    """Where its member begins: bytes into the file."""
    index: int
    """Which record of its member it is, counted from zero."""
    size: int
    """How many bytes its content has."""
    headers: dict[str, str] = field(repr=False)
    """Its fields, with names in small letters."""
    content: bytes | None = field(repr=False)
    """What it holds; null where that is more than ``RECORD_BYTES``."""


@dataclass(frozen=True)
class Damage:
    """What stands in the place of a record, or of all that are left of a member, and cannot be read."""

    offset: int
    """Where its member begins: bytes into the file."""
    index: int
    """How many records of the member stand before it."""
    reason: str
    """What is wrong."""


@dataclass(frozen=True)
class Member:
    """A place of an archive where reading can begin."""

    offset: int
    """Bytes into the file."""
    records: int
    """How many records are in it, what is damaged among them."""
    is_damaged: bool
    """Whether some of it cannot be read."""


class Lines(Protocol):
    """What lines are read from."""

    def readline(self, size: int, /) -> bytes:
        """Return the next line with its end, or as much of it as is asked for."""
        ...


def read_header(lines: Lines) -> tuple[dict[str, str], int]:
    """Return the fields of a record, with names in small letters, and the length that it claims.

    Raises ``Damaged`` where no record begins here, or its header does not end or has no length.
    """
    if not lines.readline(HEADER_BYTES).startswith(VERSION):
        raise Damaged("no record begins here")
    fields = read_fields(lines)
    length = _LENGTH.fullmatch(fields.get("content-length", ""))
    if length is None:
        raise Damaged("the record does not say its length")
    return fields, int(length[0])


def not_all(there: int, size: int) -> str:
    """Return the reason where less of a record is there than it claims."""
    return f"the record is cut off, or its length is wrong: {there:,} of {size:,} bytes are there"


def read_fields(lines: Lines) -> dict[str, str]:
    """Return the fields up to the next empty line, with names in small letters; the first of a name counts.

    Raises ``Damaged`` where they do not end within ``HEADER_BYTES``.
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
