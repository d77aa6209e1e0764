"""Web archives for the tests, written by hand."""

from __future__ import annotations

import gzip
from collections.abc import Iterable

from tests.ingest.samples import PAGE

URL = "https://courier.example/2031/ferry-fares"
DATE = "2031-05-04T10:00:00Z"


def record(
    content: bytes,
    kind: str = "response",
    *,
    length: int | None = None,
    fields: Iterable[str] = (),
    url: str = URL,
) -> bytes:
    """Return a record, with another length than it has where one is given."""
    head = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Date: {DATE}",
        f"WARC-Target-URI: {url}",
        *fields,
        f"Content-Length: {len(content) if length is None else length}",
    ]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + content + b"\r\n\r\n"


def answer(
    body: bytes = PAGE.encode(), *fields: str, status: int = 200, media_type: str = "text/html; charset=utf-8"
) -> bytes:
    """Return what a server answered."""
    head = [f"HTTP/1.1 {status} OK", f"Content-Type: {media_type}", *fields]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


def page(number: int) -> bytes:
    """Return a record with a page whose text has a number in it."""
    return record(answer(PAGE.replace("two boats", f"{number} boats").encode()), url=f"{URL}/{number}")


def packed(records: Iterable[bytes]) -> list[bytes]:
    """Return the members of an archive in which each record is compressed."""
    return [gzip.compress(one, mtime=0) for one in records]
