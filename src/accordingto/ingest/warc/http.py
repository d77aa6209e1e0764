"""HTTP responses stored in an archive: their status, headers and decoded body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import Message
from io import BytesIO

from accordingto.ingest.fetching.compression import NotWhole, decompress
from accordingto.ingest.inputs.compressed import MAGIC
from accordingto.ingest.inputs.stream import FILE_BYTES
from accordingto.ingest.warc.record import Damaged, read_fields

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})", re.IGNORECASE)
_PAGE = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
"""The beginning of a page that came without a media type."""
_PAGES = ("text/html", "application/xhtml+xml")
_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<")
_STATUS_BYTES = 8192
_ENDING_BYTES = 1024


@dataclass(frozen=True)
class Answer:
    """An HTTP response."""

    status: int
    """The HTTP status code."""
    media_type: str | None
    """The media type from ``Content-Type``, or that of a page if it says none but begins as one."""
    charset: str | None
    """The charset from ``Content-Type``; ``None`` if it is missing."""
    body: bytes
    """The body, decoded; empty unless the status is 200."""


def read_answer(content: bytes) -> Answer:
    """Return the HTTP response in the content of a ``response`` record.

    Some archives decode the body but keep the headers, so a body that is not chunked or compressed as its
    headers claim is taken as it is. Raises ``Damaged`` if the content is not an HTTP response or its body is
    incomplete, and ``TooLong`` if the body is larger than ``FILE_BYTES``.
    """
    lines = BytesIO(content)
    status, fields = _head(lines)
    while 100 <= status < 200:  # more is to come, as after "100 Continue"
        status, fields = _head(lines)
    media_type, charset = media_type_of(fields.get("content-type", ""))
    if status != 200:
        return Answer(status, media_type, charset, b"")
    body = _decoded(lines.read(), fields, is_page=media_type in (None, *_PAGES))
    if media_type is None and _PAGE.match(body):
        media_type = _PAGES[0]
    return Answer(200, media_type, charset, body)


def _head(lines: BytesIO) -> tuple[int, dict[str, str]]:
    """Read the head of a response: return its status and its header fields. Raises ``Damaged``."""
    status = _STATUS.match(lines.readline(_STATUS_BYTES))
    if status is None:
        raise Damaged("the record does not contain an HTTP response")
    return int(status[1]), read_fields(lines)


def media_type_of(written: str) -> tuple[str | None, str | None]:
    """Return the media type and the charset of a ``Content-Type`` header; ``None`` for what is missing."""
    declared = Message()
    declared["content-type"] = written
    return (declared.get_content_type() if "/" in written else None), declared.get_content_charset()


def is_whole_page(body: bytes) -> bool:
    """Return whether a body ends with ``</html>``, as a complete page does."""
    return body[-_ENDING_BYTES:].rstrip().lower().endswith(b"</html>")


def _decoded(body: bytes, fields: dict[str, str], *, is_page: bool) -> bytes:
    """Return the body with chunking and compression undone; a page may be packed without saying so.

    Raises ``Damaged`` and ``TooLong``.
    """
    encoding = fields.get("content-encoding", "")
    is_chunked = "chunked" in fields.get("transfer-encoding", "").lower() and bool(_CHUNK.match(body))
    if is_chunked:
        body = _joined(body)
    elif not encoding:
        _check_length(body, fields.get("content-length", ""))
    if not encoding and is_page and body.startswith(MAGIC):
        encoding = "gzip"
    if not encoding or _is_undone(body, encoding):
        return body
    try:
        return decompress(body, encoding, FILE_BYTES)
    except NotWhole as error:
        raise Damaged(str(error)) from error


def _is_undone(body: bytes, encoding: str) -> bool:
    """Return whether the body is already decompressed: no gzip magic number, or plain markup."""
    return ("gzip" in encoding.lower() and not body.startswith(MAGIC)) or bool(_MARKUP.match(body))


def _joined(body: bytes) -> bytes:
    """Return the body of a chunked response. Raises ``Damaged`` if the last chunk is missing."""
    at, pieces = 0, list[bytes]()
    while head := _CHUNK.match(body, at):
        size = int(head[1], 16)
        if size == 0:
            return b"".join(pieces)
        at = head.end() + size
        pieces.append(body[head.end() : at])
        at += 2 if body.startswith(b"\r\n", at) else body.startswith(b"\n", at)
    raise Damaged("its content is cut off, or damaged: a chunk is missing")


def _check_length(body: bytes, length: str) -> None:
    is_length = length.isascii() and length.isdecimal() and len(length) < 19
    if is_length and len(body) < int(length) and not is_whole_page(body):
        raise Damaged(f"its content is cut off: {len(body):,} of {int(length):,} bytes are there")
