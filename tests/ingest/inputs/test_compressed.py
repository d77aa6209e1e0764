from __future__ import annotations

import gzip
import io
import json
import zlib
from pathlib import Path

import pytest

from accordingto.errors import TooLarge, UnreadableInput
from accordingto.ingest import read_inputs
from accordingto.ingest.inputs.compressed import FREE_BYTES
from accordingto.ingest.inputs.stream import Stream
from accordingto.types import Article, Failure

BODY = "The harbour will close in June, the mayor of Osmark said."


def stream(data: bytes) -> Stream:
    return Stream("a.gz", io.BytesIO(data))


def whole(cut: bytes) -> bytes:
    """Return what can be unpacked of a gzip file that is cut off."""
    return zlib.decompressobj(31).decompress(cut)


def test_what_gzip_packed_is_read_as_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.md.gz").write_bytes(gzip.compress(f"# *Harbour*\n\n{BODY}".encode()))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": BODY}).encode()))
    (tmp_path / "c").write_bytes(gzip.compress(BODY.encode()))
    (tmp_path / "d.tar.gz").write_bytes(gzip.compress(b"x"))

    results = [*read_inputs([str(tmp_path)]), *read_inputs([str(tmp_path / "c")])]

    found = [(Path(one.path or "").name, one.text) for one in results if isinstance(one, Article)]
    assert found == [("a.md.gz", f"Harbour\n\n{BODY}"), ("b.jsonl.gz:1", BODY), ("c", BODY)]


def test_several_members_are_one_file() -> None:
    assert stream(gzip.compress(b"one ") + gzip.compress(b"two")).whole() == b"one two"


def test_lines_before_the_damage_are_read(tmp_path: Path) -> None:
    lines = "".join(
        json.dumps({"text": f"{BODY} {number:x} {number * 7919:x}"}) + "\n" for number in range(9999)
    )
    cut = gzip.compress(lines.encode())[:-2000]
    (tmp_path / "a.jsonl.gz").write_bytes(cut)

    *read, last = read_inputs([str(tmp_path / "a.jsonl.gz")])

    assert len(read) == whole(cut).count(b"\n") > 1000
    assert all(isinstance(one, Article) for one in read)
    assert isinstance(last, Failure) and last.reason == "its gzip data is cut off"


ROWS = [f"{BODY} {number:x} {number * 7919:x}" for number in range(3000)]
ITEMS = "".join(f"<item><title>T{number}</title><description>{row}</description></item>\n"
                for number, row in enumerate(ROWS))  # fmt: skip


@pytest.mark.parametrize(
    ("name", "packed", "mark"),
    [
        ("a.csv.gz", "text\n" + "".join(f'"{row}"\n' for row in ROWS), b"\n"),
        ("a.csv.gz", "\ufefftext\n" + "".join(f'"{row}"\n' for row in ROWS), "\n".encode("utf-16-le")),
        ("a.json.gz", json.dumps([{"text": row} for row in ROWS], indent=1), b"}"),
        (
            "a.mbox.gz",
            "".join(f"From a@b.example Mon May  4 12:00:00 2031\nSubject: T\n\n{row}\n\n" for row in ROWS),
            b"From a@b",
        ),
        ("a.rss.gz", f'<rss version="2.0"><channel><title>C</title>{ITEMS}</channel></rss>', b"</item>"),
        ("a.txt.gz", "\n\n".join(ROWS), b"nothing is whole"),
    ],
    ids=["csv", "utf-16", "json", "mbox", "rss", "text"],
)
def test_what_is_whole_before_the_cut_is_read(tmp_path: Path, name: str, packed: str, mark: bytes) -> None:
    is_wide = packed.startswith("\ufeff")
    cut = gzip.compress(packed.encode("utf-16-le" if is_wide else "utf-8"))[:-3000]
    (tmp_path / name).write_bytes(cut)

    *read, last = read_inputs([str(tmp_path / name)])

    assert all(isinstance(one, Article) for one in read)
    # the row of names is no article, and the last mail may go on
    assert len(read) == max(0, whole(cut).count(mark) - (mark != b"}" and b"item" not in mark))
    assert isinstance(last, Failure) and "cut off" in last.reason


@pytest.mark.parametrize(
    "data",
    [gzip.compress(b"x" * 5000)[:-3], b"\x1f\x8b rest", gzip.compress(b"x") + b"y", b"\x1f\x8b"],
    ids=["no end", "no data", "more behind", "beginning only"],  # what gzip writes holds the time
)
def test_what_is_cut_off_or_damaged_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableInput, match="gzip data is"):
        stream(data).whole()


def test_a_bomb_is_refused() -> None:
    bomb = gzip.compress(bytes(2 * FREE_BYTES))
    with pytest.raises(TooLarge, match="unpacks to more than 200 times its size"):
        for _ in stream(bomb).chunks():
            pass


def test_a_bomb_in_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(gzip.compress(bytes(10_000_000))))
    [refused] = read_inputs([str(tmp_path / "a.txt.gz")])
    assert isinstance(refused, Failure) and "gzip-compressed" in refused.reason
