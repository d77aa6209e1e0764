"""Parts of inputs: read one after the other they are the whole, whatever the format and the size."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from accordingto.errors import UnreadableInput
from accordingto.ingest import Given, Part, cut, cutting, files_to_cut, parts, read_inputs, read_part, singly
from accordingto.types import Article, Failure
from tests.ingest.warc.archives import packed, page, record

GIVEN = Given(outlet="Elswick Courier", published="2031-05-06")


def rows(count: int) -> list[dict[str, Any]]:
    return [{"text": f"Ferry {number} sails, the mayor said.", "id": f"a{number}"} for number in range(count)]


def lines(count: int) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows(count))


def all_of(path: Path, records: int, given: Given = GIVEN) -> tuple[list[Part], list[Article | Failure]]:
    found = list(cut(str(path), given, records))
    return found, [one for part in found for one in read_part(part, given)]


@pytest.mark.parametrize("records", [1, 2, 3, 7, 100])
@pytest.mark.parametrize(
    "written",
    [
        lines(7),
        lines(7).rstrip("\n"),
        "\n\n" + lines(3) + "\n  \n" + lines(2) + "\n\n\n",
        "\ufeff" + lines(3),
        "\ufeff\n" + lines(2),
        lines(2) + "no JSON\n" + '{"text": ""}\n' + lines(2),
        "\n \n",
    ],
    ids=["ended", "unended", "blank lines", "mark", "mark alone", "bad lines", "nothing"],
)
def test_stretches_of_lines_are_the_file(tmp_path: Path, written: str, records: int) -> None:
    file = tmp_path / "news.jsonl"
    file.write_text(written, encoding="utf-8")
    found, read = all_of(file, records)

    assert read == list(read_inputs([str(file)], GIVEN))
    assert [part.records for part in found] == [len(list(read_part(part, GIVEN))) for part in found]
    assert all(part.records is not None and part.records <= records for part in found)
    assert len(found) == -(-len(read) // records)


def test_a_line_longer_than_a_part_is_cut_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "PART_BYTES", 100)
    monkeypatch.setattr(cutting, "_CHUNK_BYTES", 16)
    file = tmp_path / "news.jsonl"
    file.write_text(lines(1) + json.dumps({"text": "It rained, she said. " * 50}) + "\n" + lines(2))
    found, read = all_of(file, 100)

    assert len(found) == 2
    assert read == list(read_inputs([str(file)], GIVEN))


def test_lines_in_utf_16_are_not_cut_between_bytes(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    file.write_text(lines(7), encoding="utf-16")
    _, read = all_of(file, 2)

    assert [type(one) for one in read] == [Article] * 7
    assert read == list(read_inputs([str(file)], GIVEN))


@pytest.mark.parametrize("name", ["news.csv", "news.json", "news.jsonl.gz", "news.parquet"])
@pytest.mark.parametrize("stripes", [1, 3])
def test_blocks_are_the_file(
    tmp_path: Path, name: str, stripes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "BLOCK", 4)
    monkeypatch.setattr(cutting, "MOST_STRIPES", stripes)
    monkeypatch.setattr(cutting, "STRIPE_BYTES", 1)
    file = tmp_path / name
    write(file, rows(30))
    found, read = all_of(file, 100)

    assert len(found) == stripes
    assert all(isinstance(one, Article) for one in read)
    assert sorted(map(label, read)) == sorted(map(label, read_inputs([str(file)], GIVEN)))
    assert len(read) == 30


@pytest.mark.parametrize("is_packed", [True, False])
def test_members_are_the_archive_whatever_is_damaged(tmp_path: Path, is_packed: bool) -> None:
    file = tmp_path / "news.warc"
    pages = [page(number) for number in range(7)]
    written = packed(pages) if is_packed else pages
    written[3] = written[3][: len(written[3]) // 2]
    file.write_bytes(b"".join(written))
    found, read = all_of(file, 2)

    assert len(found) > 2
    assert read == list(read_inputs([str(file)], GIVEN))
    assert sum(isinstance(one, Article) for one in read) >= 5


def test_parts_of_lines_and_archives_are_taken_apart_article_by_article(tmp_path: Path) -> None:
    file, archive = tmp_path / "news.jsonl", tmp_path / "news.warc.gz"
    file.write_text("\n" + lines(3) + "\n" + "no JSON\n" + lines(2))
    archive.write_bytes(b"".join(packed(page(number) for number in range(5))))
    for path, records in ((file, 4), (archive, 2)):
        found, read = all_of(path, records)
        single = [one for part in found for one in singly(part)]

        assert len(single) == len(read)
        assert [one for part in single for one in read_part(part, GIVEN)] == read


def test_an_archive_without_pages_is_a_failure(tmp_path: Path) -> None:
    file = tmp_path / "news.warc"
    file.write_bytes(record(b"software: crawler", "warcinfo"))
    _, read = all_of(file, 10)

    assert read == list(read_inputs([str(file)], GIVEN))
    assert isinstance(read[0], Failure)


def label(one: Article | Failure) -> str:
    return one.path or "" if isinstance(one, Article) else one.input


def write(file: Path, values: list[dict[str, Any]]) -> None:
    if file.suffix == ".csv":
        file.write_text("text,id\n" + "".join(f'"{row["text"]}",{row["id"]}\n' for row in values))
    elif file.suffix == ".json":
        file.write_text(json.dumps(values))
    elif file.suffix == ".gz":
        file.write_bytes(gzip.compress(lines(len(values)).encode()))
    else:
        import pyarrow
        import pyarrow.parquet

        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(values), file)


def test_a_file_with_one_article_is_one_part(tmp_path: Path) -> None:
    file = tmp_path / "ferry.txt"
    file.write_text("The ferry sails on Sunday, the mayor said.")
    (part,), read = all_of(file, 100)

    assert (part.kind, part.records, part.size) == ("whole", 1, file.stat().st_size)
    assert read == list(read_inputs([str(file)], GIVEN))


def test_equal_contents_have_equal_digests_and_others_do_not(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    file.write_text(lines(6))
    before = list(cut(str(file), GIVEN, 2))
    file.write_text(lines(6).replace("Ferry 5", "Barge 5"))
    after = list(cut(str(file), GIVEN, 2))

    assert before[:2] == after[:2]
    assert before[2].digest != after[2].digest


def test_a_file_that_changed_since_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    file.write_text(lines(2))
    (part,) = cut(str(file), GIVEN, 10)
    file.write_text(lines(3))

    with pytest.raises(UnreadableInput, match="another size"):
        list(read_part(part, GIVEN))


def test_a_file_that_is_gone_since_is_told_by_its_name(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    file.write_text(lines(2))
    (part,) = cut(str(file), GIVEN, 10)
    file.unlink()

    with pytest.raises(UnreadableInput, match=r"news\.jsonl: it cannot be opened any more \(No such file"):
        list(read_part(part, GIVEN))


def test_what_cannot_be_opened_is_a_part_that_fails(tmp_path: Path) -> None:
    (part,) = cut(str(tmp_path / "gone.jsonl"), GIVEN, 10)

    assert [type(one) for one in read_part(part, GIVEN)] == [Failure]


def test_folders_are_the_files_in_them(tmp_path: Path) -> None:
    for name in ("b.txt", "a.jsonl", "left.bin"):
        (tmp_path / name).write_text("Rain is likely, the office said.")

    assert list(files_to_cut([str(tmp_path)])) == [str(tmp_path / "a.jsonl"), str(tmp_path / "b.txt")]
    assert list(files_to_cut([f"{tmp_path}/*.txt"])) == [str(tmp_path / "b.txt")]


@pytest.mark.parametrize("name", ["-", "https://news.example/ferry"])
def test_what_cannot_be_read_twice_is_refused(name: str) -> None:
    with pytest.raises(UnreadableInput, match="cannot be read twice"):
        list(files_to_cut([name]))


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="no such file"):
        list(files_to_cut([str(tmp_path / "gone.jsonl")]))


def test_a_list_of_addresses_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="list of addresses"):
        list(cut(str(tmp_path / "urls.txt"), Given(format="urls"), 10))
