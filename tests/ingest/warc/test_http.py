"""The answers of servers, as archives keep them."""

from __future__ import annotations

import gzip
import zlib

import brotli
import pytest

from accordingto.ingest.fetching.compression import TooLong
from accordingto.ingest.inputs.stream import FILE_BYTES
from accordingto.ingest.warc.http import read_answer
from accordingto.ingest.warc.record import Damaged
from tests.ingest.samples import PAGE
from tests.ingest.warc.archives import answer

BODY = PAGE.encode()


def in_chunks(body: bytes, size: int = 100) -> bytes:
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x;a=b\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


CHUNKED = "Transfer-Encoding: chunked"
WRITTEN = {
    "as it is": answer(BODY),
    "with its length": answer(BODY, f"Content-Length: {len(BODY)}"),
    "with the length of what was compressed": answer(BODY, "Content-Length: 7"),
    "chunks": answer(in_chunks(BODY), CHUNKED),
    "chunks that are undone": answer(BODY, CHUNKED),
    "gzip": answer(gzip.compress(BODY), "Content-Encoding: gzip"),
    "gzip in chunks": answer(in_chunks(gzip.compress(BODY)), CHUNKED, "Content-Encoding: gzip"),
    "gzip that is undone": answer(BODY, "Content-Encoding: gzip", "Content-Length: 99999"),
    "deflate": answer(zlib.compress(BODY), "Content-Encoding: deflate"),
    "brotli": answer(brotli.compress(BODY), "content-encoding: BR"),
    "brotli that is undone": answer(BODY, "Content-Encoding: br"),
    "gzip that nobody speaks of": answer(gzip.compress(BODY)),
    "HTTP/2": answer(BODY).replace(b"HTTP/1.1 200 OK", b"HTTP/2 200 "),
    "a version in lower case": answer(BODY).replace(b"HTTP/1.1", b"http/1.1"),
    "a word before the answer": b"HTTP/1.1 100 Continue\r\n\r\n" + answer(BODY),
    "lines that end as on Unix": answer(BODY).replace(b"\r\n", b"\n"),
}


@pytest.mark.parametrize("way", WRITTEN)
def test_content_is_read_in_whatever_way_it_is_kept(way: str) -> None:
    read = read_answer(WRITTEN[way])

    assert read.body == BODY
    assert (read.status, read.media_type, read.charset) == (200, "text/html", "utf-8")


@pytest.mark.parametrize("told", ["X-Nothing: 1", "Content-Type: html", "Content-Type:"])
def test_a_page_without_a_media_type_is_told_by_how_it_begins(told: str) -> None:
    head = f"HTTP/1.1 200 OK\r\n{told}\r\n\r\n".encode()

    assert read_answer(head + BODY).media_type == "text/html"
    assert read_answer(head + b"\x89PNG\r\n").media_type is None


LACKING = {
    "no answer": b"GET / HTTP/1.1\r\n\r\n",
    "a head that does not end": b"HTTP/1.1 200 OK\r\nContent-Type: text/ht",
    "less than its length": answer(BODY[:-40], f"Content-Length: {len(BODY)}"),
    "a chunk too few": answer(in_chunks(BODY)[:-60], CHUNKED),
    "gzip that is cut off": answer(gzip.compress(BODY)[:-20], "Content-Encoding: gzip"),
    "brotli that is cut off": answer(brotli.compress(BODY)[:-20], "Content-Encoding: br"),
    "brotli that is none": answer(b"words, words", "Content-Encoding: br"),
    "another encoding": answer(b"\x28\xb5\x2f\xfd words", "Content-Encoding: zstd"),
}


@pytest.mark.parametrize("what", LACKING)
def test_what_is_not_all_there_is_said_to_be(what: str) -> None:
    with pytest.raises(Damaged):
        read_answer(LACKING[what])


@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_bombs_do_not_go_off(encoding: str) -> None:
    zeros = bytes(FILE_BYTES + 1)
    packed = gzip.compress(zeros) if encoding == "gzip" else brotli.compress(zeros, quality=1)

    with pytest.raises(TooLong):
        read_answer(answer(packed, f"Content-Encoding: {encoding}"))


def test_what_ends_as_a_page_does_is_whole() -> None:
    assert read_answer(answer(BODY, f"Content-Length: {len(BODY) + 1}")).body == BODY
