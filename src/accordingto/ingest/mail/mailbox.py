"""A reader of mailboxes (mbox) that yields one mail after another, so the file may be larger than memory."""

from __future__ import annotations

import re
from collections.abc import Iterator

from accordingto.errors import EmptyInput, InputError, TooLarge, UnreadableInput
from accordingto.ingest.inputs.files import failure_of
from accordingto.ingest.inputs.stream import FILE_BYTES, Stream
from accordingto.ingest.mail.message import read_mail
from accordingto.types import Article, Failure

_BEGINS = re.compile(rb"From \S+ +(?:mon|tue|wed|thu|fri|sat|sun)\w* .*\d\d:\d\d", re.IGNORECASE)
"""The line before each mail, with its sender and the time of its arrival."""
_QUOTED = re.compile(rb">+From ")


def read_mailbox(stream: Stream, name: str) -> Iterator[Article | Failure]:
    """Yield one article or failure for each mail, in order, named ``name:N`` for the Nth.

    Raises ``UnreadableInput`` if it does not begin with a "From " line, and ``EmptyInput`` if no mail follows
    it.
    """
    if not _BEGINS.match(stream.head.lstrip(b"\xef\xbb\xbf\r\n")):
        reason = "it does not begin with a line 'From …', as mailboxes do"
        raise UnreadableInput(name, reason, "give each mail as an .eml file")
    number = 0
    for number, mail in enumerate(_mails(stream), 1):
        place = f"{name}:{number}"
        try:
            if mail is None:
                reason = f"the mail is larger than {FILE_BYTES // 1024**2} MiB"
                raise TooLarge(place, reason, "save the mail without its attachments")
            yield read_mail(mail, place)
        except InputError as error:
            yield failure_of(error)
    if not number:
        raise EmptyInput(name, "no mail follows its first line", "save the mailbox again")


def _mails(stream: Stream) -> Iterator[bytes | None]:
    """Yield the bytes of each mail; ``None`` for one larger than ``FILE_BYTES``, whose bytes are not kept."""
    lines, size, is_after_blank = list[bytes](), 0, True
    for line in stream.lines():
        data = line.data
        if data is not None and is_after_blank and _BEGINS.match(data):
            if size:
                yield b"\n".join(lines) if size <= FILE_BYTES else None
            lines, size = [], 0
            continue
        size += FILE_BYTES + 1 if data is None else len(data) + 1
        if data is None or size > FILE_BYTES:
            lines = []
        else:
            lines.append(data[1:] if _QUOTED.match(data) else data)
        is_after_blank = data is not None and not data.strip()
    if size:
        yield b"\n".join(lines) if size <= FILE_BYTES else None
