"""Which records of an archive are articles, and what is known of them."""

from __future__ import annotations

import gzip
import io
import os
import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from accordingto.ingest import read_bytes, read_inputs
from accordingto.ingest.warc.articles import articles_of
from accordingto.ingest.warc.records import members
from accordingto.types import Article, Failure
from tests.ingest.samples import PAGE, TEXT
from tests.ingest.warc.archives import URL, answer, packed, page, record

ARCHIVE = b"".join(packed(map(page, range(4))))
HTML = "text/html"


def one(content: bytes, kind: str = "response", **how: object) -> Article | Failure:
    (found,) = read_bytes(record(content, kind, **how), "a.warc")  # type: ignore[arg-type]  # as record has it
    return found


def test_a_page_is_read_with_what_it_and_its_record_say() -> None:
    found = one(answer())

    assert isinstance(found, Article)
    assert found.text == TEXT
    assert found.path == "a.warc:0"
    assert found.published == "2031-05-04T09:30:00+02:00"
    assert found.retrieved == "2031-05-04T10:00:00+00:00"
    assert found.url == "https://courier.example/2031/ferry-fares"


def test_the_day_of_a_record_is_no_day_of_publication() -> None:
    found = one(answer(PAGE.replace('"datePublished"', '"x"').encode()))

    assert isinstance(found, Article)
    assert (found.published, found.retrieved) == (None, "2031-05-04T10:00:00+00:00")


@pytest.mark.parametrize("kind", ["resource", "conversion"])
@pytest.mark.parametrize("media_type", [HTML, "text/plain"])
def test_resources_and_conversions(kind: str, media_type: str) -> None:
    content = PAGE.encode() if media_type == HTML else TEXT.encode()
    found = one(content, kind, fields=[f"Content-Type: {media_type}"], url=f"<{URL}>")

    assert isinstance(found, Article)
    assert (found.text, found.url) == (TEXT, URL)


PASSED_OVER = {
    "a request": record(b"GET / HTTP/1.1\r\n\r\n", "request"),
    "about the archive": record(b"software: x", "warcinfo"),
    "seen before": record(answer(), "revisit"),
    "a picture": record(answer(b"\x89PNG", media_type="image/png")),
    "a redirection": record(answer(status=302)),
    "an error": record(answer(status=404)),
    "rules for robots": record(answer(b"User-agent: *", media_type="text/plain")),
    "a log": record(b"words", "resource", fields=["Content-Type: text/plain"], url="metadata://x/log"),
}


@pytest.mark.parametrize("what", PASSED_OVER)
def test_what_is_no_page_is_passed_over(what: str) -> None:
    (alone,) = read_bytes(PASSED_OVER[what], "a.warc")
    beside = [*read_bytes(PASSED_OVER[what] + page(1), "a.warc")]

    assert isinstance(alone, Failure) and "no web page" in alone.reason
    assert [type(found) for found in beside] == [Article]


FAILING = {
    "cut off by its crawler": (
        record(answer(PAGE[:-300].encode()), fields=["WARC-Truncated: length"]),
        "crawler",
    ),
    "no article": (record(answer(b"<html><body><p>No.</p></body></html>")), "no article"),
    "damaged": (record(answer(b"\x1f\x8b\x08damaged", "Content-Encoding: gzip")), "compressed content"),
    "too large": (record(answer(b"<p>" + b"word " * 5_000_000)), "larger than 20 MiB"),
}


@pytest.mark.parametrize("what", FAILING)
def test_a_page_that_cannot_be_read_is_a_failure_at_its_place(what: str) -> None:
    data, reason = FAILING[what]
    before = page(0)

    first, failed, last = read_bytes(before + data + page(1), "a.warc")

    assert isinstance(first, Article) and isinstance(last, Article)
    assert isinstance(failed, Failure) and reason in failed.reason
    assert failed.input == f"a.warc:{len(before)}"


def test_a_page_that_ends_is_not_cut_off() -> None:
    assert isinstance(one(answer(), fields=["WARC-Truncated: disconnect"]), Article)


@pytest.mark.parametrize("name", ["a.warc.gz", "a", "a.html.gz"])
def test_an_archive_is_told_by_its_content(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(ARCHIVE)

    assert [type(found) for found in read_inputs([str(tmp_path / name)])] == [Article] * 4


def test_an_archive_whose_beginning_is_damaged_is_told_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(ARCHIVE[:20] + b"\xff\xff" + ARCHIVE[22:])

    found = [*read_inputs([str(tmp_path / "a.warc.gz")])]

    assert [type(one) for one in found] == [Failure, *[Article] * 3]


def test_pieces_of_an_archive_have_what_the_whole_has(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(ARCHIVE)
    places = [member.offset for member in members(str(path))]

    pieces = [found for at in places[::2] for found in articles_of(str(path), at, 2)]

    assert pieces == [*read_inputs([str(path)])]


@pytest.mark.parametrize("data", [ARCHIVE, gzip.decompress(ARCHIVE)], ids=["packed", "plain"])
def test_an_archive_comes_through_a_pipe(tmp_path: Path, data: bytes) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writing = threading.Thread(target=pipe.write_bytes, args=(data,))
    writing.start()
    found = [*read_inputs([str(pipe)])]
    writing.join()

    assert [type(one) for one in found] == [Article] * 4


@pytest.mark.parametrize("data", [ARCHIVE, gzip.decompress(ARCHIVE), gzip.compress(gzip.decompress(ARCHIVE))])
def test_whatever_is_damaged_nothing_escapes(data: bytes) -> None:
    chance = random.Random(3)
    damaged = [data[: len(data) * part // 50] for part in range(1, 50)]
    for _ in range(50):
        changed = bytearray(data)
        changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        damaged.append(bytes(changed))

    for one_of_them in damaged:
        found = [*read_bytes(one_of_them, "a.warc.gz")]
        assert found
        assert all(isinstance(one, Article) or (one.reason and one.advice) for one in found)


def test_what_flips_a_bit_costs_one_record_at_most() -> None:
    chance = random.Random(4)
    for _ in range(60):
        changed = bytearray(ARCHIVE)
        changed[chance.randrange(len(ARCHIVE))] ^= 1 << chance.randrange(8)
        found = [*read_bytes(bytes(changed), "a.warc.gz")]
        assert sum(isinstance(one, Article) for one in found) >= 3


def test_memory_does_not_grow_with_what_a_record_claims(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    with path.open("wb") as file:
        file.write(page(0))
        file.write(record(b"", length=10_000_000_000).removesuffix(b"\r\n\r\n"))
        file.seek(10_000_000_000, io.SEEK_CUR)
        file.write(b"\r\n\r\n" + page(1))
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from accordingto.ingest.warc.records import read_records\n"
        "print([one.size > 10**9 for one in read_records(sys.argv[1])])\n"
        "print(Path('/proc/self/status').read_text().partition('VmHWM:')[2].split()[0])\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    sizes, kilobytes = ran.stdout.splitlines()

    assert sizes == "[False, True, False]"
    assert int(kilobytes) < 300_000
