"""Where records are, and what of a damaged archive is left."""

from __future__ import annotations

import gzip
from itertools import accumulate
from pathlib import Path

import pytest

from accordingto.ingest.warc.record import RECORD_BYTES, Damage, Record
from accordingto.ingest.warc.records import members, read_records
from tests.ingest.warc.archives import packed, page, record

PAGES = [page(number) for number in range(6)]


def saved(folder: Path, *pieces: bytes, name: str = "a.warc.gz") -> str:
    path = folder / name
    path.write_bytes(b"".join(pieces))
    return str(path)


def offsets(pieces: list[bytes]) -> list[int]:
    return [0, *accumulate(map(len, pieces))][:-1]


def undamaged(path: str) -> list[int]:
    return [one.offset for one in read_records(path) if isinstance(one, Record)]


@pytest.mark.parametrize("pieces", [PAGES, packed(PAGES)], ids=["plain", "packed"])
def test_records_have_their_places(tmp_path: Path, pieces: list[bytes]) -> None:
    path = saved(tmp_path, *pieces)

    assert undamaged(path) == offsets(pieces)
    assert [(one.offset, one.records) for one in members(path)] == [(at, 1) for at in offsets(pieces)]


@pytest.mark.parametrize("pieces", [PAGES, packed(PAGES)], ids=["plain", "packed"])
def test_reading_may_begin_at_any_member(tmp_path: Path, pieces: list[bytes]) -> None:
    damaged = bytearray(pieces[2])
    damaged[len(damaged) // 2] ^= 0xFF
    path = saved(tmp_path, *pieces[:2], bytes(damaged), *pieces[3:], b"what follows is no record")
    whole = [*read_records(path)]

    one_by_one = [one for member in members(path) for one in read_records(path, member.offset, 1)]
    places = [member.offset for member in members(path)]
    three = [one for at in places[::3] for one in read_records(path, at, 3)]

    assert one_by_one == whole
    assert three == whole


def test_several_records_in_one_member(tmp_path: Path) -> None:
    path = saved(tmp_path, gzip.compress(b"".join(PAGES)), gzip.compress(PAGES[0]))

    assert [(one.records, one.is_damaged) for one in members(path)] == [(6, False), (1, False)]
    assert [one.index for one in read_records(path)] == [0, 1, 2, 3, 4, 5, 0]


def test_a_record_may_go_on_in_the_next_member(tmp_path: Path) -> None:
    head, body = PAGES[0].split(b"\r\n\r\n", 1)
    pieces = packed([head + b"\r\n\r\n", body, PAGES[1]])

    found = [*read_records(saved(tmp_path, *pieces))]

    assert [one.offset for one in found] == [0, len(pieces[0]) + len(pieces[1])]
    assert [one.size for one in found if isinstance(one, Record)] == [len(body) - 4, len(body) - 4]


def test_behind_a_damaged_member_the_next_is_found(tmp_path: Path) -> None:
    pieces = packed(PAGES)
    damaged = pieces[2][:100] + b"\xff" * 40 + pieces[2][140:]
    path = saved(tmp_path, *pieces[:2], damaged, *pieces[3:])
    places = offsets(pieces)

    assert undamaged(path) == [*places[:2], *places[3:]]
    assert [one.offset for one in read_records(path) if isinstance(one, Damage)] == [places[2]]


def test_a_wrong_checksum_is_damage(tmp_path: Path) -> None:
    pieces = packed(PAGES)
    path = saved(tmp_path, pieces[0][:-8] + b"\0\0\0\0" + pieces[0][-4:], *pieces[1:])

    first = next(read_records(path))

    assert isinstance(first, Damage)
    assert "damaged" in first.reason
    assert len(undamaged(path)) == 5


@pytest.mark.parametrize("pieces", [PAGES, packed(PAGES)], ids=["plain", "packed"])
def test_what_is_cut_off_is_said_to_be(tmp_path: Path, pieces: list[bytes]) -> None:
    whole = b"".join(pieces)
    for at in range(1, len(whole), len(whole) // 50):
        path = saved(tmp_path, whole[:at])
        found = [*read_records(path)]
        ends = [start + len(piece) for start, piece in zip(offsets(pieces), pieces, strict=True)]
        complete = sum(end <= at for end in ends)
        is_between = at in (0, *ends)

        assert len(undamaged(path)) >= complete
        assert is_between or isinstance(found[-1], Damage) or len(undamaged(path)) == complete + 1


@pytest.mark.parametrize("claimed", [10_000_000_000, 5, 900_000])
@pytest.mark.parametrize("is_packed", [False, True])
def test_a_wrong_length_costs_its_record_only(tmp_path: Path, claimed: int, is_packed: bool) -> None:
    pieces = [PAGES[0], record(b"x" * 500, length=claimed), *PAGES[1:]]
    path = saved(tmp_path, *(packed(pieces) if is_packed else pieces))

    found = [*read_records(path)]

    assert [type(one) for one in found] == [Record, Damage, *[Record] * 5]


def test_a_length_that_ends_within_another_record_is_not_believed(tmp_path: Path) -> None:
    long = record(b"x" * 500, length=500 + len(PAGES[1]) // 2)

    found = [*read_records(saved(tmp_path, long, PAGES[1], PAGES[2]))]

    assert [type(one) for one in found] == [Damage, Record, Record]


@pytest.mark.parametrize("is_packed", [False, True])
def test_of_too_large_a_record_nothing_is_kept(tmp_path: Path, is_packed: bool) -> None:
    pieces = [record(b"word " * (RECORD_BYTES // 5 + 1)), PAGES[0]]
    path = saved(tmp_path, *(packed(pieces) if is_packed else pieces))

    large, small = read_records(path)

    assert isinstance(large, Record) and large.content is None and large.size > RECORD_BYTES
    assert isinstance(small, Record) and small.content is not None


def test_a_bomb_is_stepped_over(tmp_path: Path) -> None:
    pieces = packed([record(b"\0" * 68_000_000), PAGES[0]])

    bomb, after = read_records(saved(tmp_path, *pieces))

    assert isinstance(bomb, Damage) and "times its size" in bomb.reason
    assert isinstance(after, Record)


def test_an_archive_within_a_record_is_not_read(tmp_path: Path) -> None:
    inner = b"".join(packed([page(number) for number in range(40)]))
    pieces = [gzip.compress(record(inner), 0), *packed(PAGES[:1])]

    assert undamaged(saved(tmp_path, *pieces)) == [0, len(pieces[0])]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"WARC/1.0\r\nWARC-Type: response\r\n\r\nwords", "length"),
        (b"WARC/1.0\r\nContent-Length: -5\r\n\r\nwords", "length"),
        (b"WARC/1.0\r\n" + b"X-Field: y\r\n" * 30_000 + b"\r\n", "too long"),
        (b"no record at all", "no record"),
    ],
)
@pytest.mark.parametrize("is_packed", [False, True])
def test_a_header_that_is_none(tmp_path: Path, content: bytes, reason: str, is_packed: bool) -> None:
    pieces = [content + b"\r\n\r\n", PAGES[0]]
    path = saved(tmp_path, *(packed(pieces) if is_packed else pieces))

    first, second = read_records(path)

    assert isinstance(first, Damage) and reason in first.reason
    assert isinstance(second, Record)
