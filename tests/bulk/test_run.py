"""A run writes the same files however it goes, and says what came in and went out."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pyarrow.parquet
import pytest

from accordingto.bulk import Local, Outcome, Planned, Step, Summary, run
from accordingto.bulk.folder import OutputFolder
from accordingto.errors import FolderInUse, FolderUnavailable, MissingExtra, OtherRun, UnreadableInput
from accordingto.export import TABLES
from accordingto.ingest import Given
from tests.bulk.fakes import Inline, job_for, write_lines, written

TEXTS = [f"Mara{number} said it." for number in range(11)]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    file = tmp_path / "news.jsonl"
    write_lines(file, TEXTS)
    return file


def rows(folder: Path, table: str) -> list[dict[str, object]]:
    files = sorted(folder.glob(f"{table}/date=*/*.parquet"))
    return [row for file in files for row in pyarrow.parquet.ParquetFile(file).read().to_pylist()]


def go(news: Path, out: Path, **others: object) -> Summary:
    return run([str(news)], job_for(out, **others), Inline())


def test_every_article_is_in_every_table_once(tmp_path: Path, news: Path) -> None:
    summary = go(news, tmp_path / "out")
    articles, attributions = rows(tmp_path / "out", "articles"), rows(tmp_path / "out", "attributions")

    assert sorted(str(row["path"]) for row in articles) == sorted(f"news-{n}" for n in range(11))
    assert sorted(str(row["source"]) for row in attributions) == sorted(text.split()[0] for text in TEXTS)
    assert (summary.records, summary.articles, summary.failures, summary.shards) == (11, 11, 0, 3)
    assert summary.is_complete
    assert {one.name for one in (tmp_path / "out" / "articles").iterdir()} == {
        "date=2031-05-01",
        "date=2031-05-02",
        "date=2031-05-03",
    }


def test_every_table_has_its_columns_though_it_has_no_rows(tmp_path: Path, news: Path) -> None:
    go(news, tmp_path / "out")

    for name, table in TABLES.items():
        (file, *_) = (tmp_path / "out").glob(f"{name}/date=*/*.parquet")
        assert pyarrow.parquet.read_schema(file).names == list(table.columns.__struct_fields__)
    assert rows(tmp_path / "out", "failures") == []


@pytest.mark.parametrize("processes", [1, 3])
def test_processes_write_the_same_bytes(tmp_path: Path, news: Path, processes: int) -> None:
    go(news, tmp_path / "one")
    seen: list[Planned | Step | Outcome] = []
    run([str(news)], job_for(tmp_path / "many"), Local(processes), seen.append)

    assert written(tmp_path / "many") == written(tmp_path / "one")
    assert len([one for one in seen if isinstance(one, Outcome)]) == 3
    assert seen[0] == Planned(shards=3, left=3)


def test_a_run_that_is_done_is_left_alone(tmp_path: Path, news: Path) -> None:
    go(news, tmp_path / "out")
    before = {file: file.stat().st_mtime_ns for file in (tmp_path / "out").glob("*/date=*/*-*.parquet")}
    go(news, tmp_path / "out")

    assert before
    assert {file: file.stat().st_mtime_ns for file in before} == before


@pytest.mark.parametrize("damage", ["cut", "gone", "no marker", "half a marker"])
def test_what_is_missing_is_done_again_and_nothing_else(tmp_path: Path, news: Path, damage: str) -> None:
    out = tmp_path / "out"
    go(news, out)
    before = written(out)
    marker = out / "_run" / "done" / "000001-0000.json"
    (file, *_) = out.glob("articles/date=*/000001-0000.parquet")
    others = {one: one.stat().st_mtime_ns for one in out.glob("*/date=*/00000[02]-*.parquet")}
    if damage == "cut":
        file.write_bytes(file.read_bytes()[:-7])
    elif damage == "gone":
        file.unlink()
    elif damage == "no marker":
        marker.unlink()
    else:
        marker.write_bytes(marker.read_bytes()[:40])
    go(news, out)

    assert written(out) == before
    assert {one: one.stat().st_mtime_ns for one in others} == others


def test_what_a_killed_run_left_behind_is_cleared_away(tmp_path: Path, news: Path) -> None:
    out = tmp_path / "out"
    (out / "_run" / "part").mkdir(parents=True)
    (out / "_run" / "part" / "elsewhere-1-1").write_text("half")
    go(news, out)
    stray = out / "articles" / "date=1999-01-01" / "000009-0000.parquet"
    before = written(out)
    stray.parent.mkdir()
    stray.write_text("of no marker")
    go(news, out)

    assert written(out) == before
    assert not any("part" in Path(name).parts for name in before)


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ({"by": "month"}, "by (there day, now month)"),
        ({"records": 5}, "shard (there 4, now 5)"),
        ({"given": Given(outlet="Courier")}, "outlet (there , now Courier)"),
    ],
)
def test_other_options_are_not_mixed_in(
    tmp_path: Path, news: Path, others: dict[str, object], said: str
) -> None:
    go(news, tmp_path / "out")
    before = written(tmp_path / "out")
    with pytest.raises(OtherRun) as raised:
        go(news, tmp_path / "out", **others)

    assert said in str(raised.value)
    assert written(tmp_path / "out") == before


def test_other_inputs_are_not_mixed_in(tmp_path: Path, news: Path) -> None:
    go(news, tmp_path / "out")
    before = written(tmp_path / "out")
    write_lines(news, [text.replace("Mara3", "Mira3") for text in TEXTS])
    with pytest.raises(OtherRun, match="inputs"):
        go(news, tmp_path / "out")

    assert written(tmp_path / "out") == before


def test_a_refused_run_leaves_the_folder_as_it_was(tmp_path: Path, news: Path) -> None:
    go(news, tmp_path / "out")
    before = {one: one.is_file() and one.read_bytes() for one in (tmp_path / "out").rglob("*")}
    with pytest.raises(OtherRun):
        run([str(news), str(news)], job_for(tmp_path / "out"), Inline())

    assert {one: one.is_file() and one.read_bytes() for one in (tmp_path / "out").rglob("*")} == before


def test_another_version_is_not_mixed_in(tmp_path: Path, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    go(news, tmp_path / "out")
    monkeypatch.setattr("accordingto.bulk.manifest.__version__", "9.9")

    with pytest.raises(OtherRun, match=r"accordingto \(there .*, now 9\.9\)"):
        go(news, tmp_path / "out")


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path, news: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("years of work")

    with pytest.raises(OtherRun, match=r"not empty \(it has thesis.txt\)"):
        go(news, tmp_path / "out")
    assert [one.name for one in (tmp_path / "out").iterdir()] == ["thesis.txt"]


def test_a_folder_within_the_inputs_is_refused(tmp_path: Path, news: Path) -> None:
    with pytest.raises(OtherRun, match="lies within the input"):
        run([str(news.parent)], job_for(tmp_path / "out"), Inline())

    assert not (tmp_path / "out").exists()


def test_two_runs_do_not_write_into_one_folder(tmp_path: Path, news: Path) -> None:
    with OutputFolder(tmp_path / "out").locked(), pytest.raises(FolderInUse, match=f"process {os.getpid()}"):
        go(news, tmp_path / "out")


def test_an_input_that_is_not_there_leaves_no_run_behind(tmp_path: Path, news: Path) -> None:
    with pytest.raises(UnreadableInput, match="no such file"):
        run([str(news), str(tmp_path / "gone.jsonl")], job_for(tmp_path / "out"), Inline())
    assert not (tmp_path / "out").exists()

    assert go(news, tmp_path / "out").is_complete


def test_a_list_of_addresses_leaves_no_run_behind(tmp_path: Path, news: Path) -> None:
    with pytest.raises(UnreadableInput, match="list of addresses"):
        run([str(news)], job_for(tmp_path / "out", given=Given(format="urls")), Inline())

    assert not (tmp_path / "out").exists()


def test_failures_are_rows_with_stage_and_reason(tmp_path: Path) -> None:
    news = tmp_path / "news.jsonl"
    write_lines(news, ["Mara said it.", "BUG said it.", "Orr denied it."])
    news.write_text(news.read_text() + "no JSON\n")
    summary = go(news, tmp_path / "out")
    found = {str(row["row"]): row for row in rows(tmp_path / "out", "failures")}

    assert (summary.records, summary.articles, summary.failures) == (4, 2, 2)
    assert found["news-1"]["stage"] == "reading"
    assert "LookupError: the reader does not know BUG" in str(found["news-1"]["reason"])
    assert found[f"{news}:4"]["stage"] == "ingest"
    assert summary.is_complete


def test_an_article_that_ends_its_process_is_a_failure_and_the_others_are_read(tmp_path: Path) -> None:
    news = tmp_path / "news.jsonl"
    write_lines(news, ["Mara said it.", "POISON said it.", "Orr denied it."])
    summary = run([str(news)], job_for(tmp_path / "out"), Local(1))
    (found,) = rows(tmp_path / "out", "failures")

    assert (summary.articles, summary.failures, summary.problems) == (2, 1, [])
    assert (found["row"], found["stage"]) == ("news-1", "reading")


def test_a_file_that_is_one_long_part_is_written_in_pieces(tmp_path: Path) -> None:
    news = tmp_path / "news.csv"
    news.write_text("text,id\n" + "".join(f"Mara{n} said it.,{n}\n" for n in range(10)))
    summary = go(news, tmp_path / "out")
    marker = tmp_path / "out" / "_run" / "done" / "000000-0001.json"
    before = written(tmp_path / "out")
    marker.unlink()
    go(news, tmp_path / "out")

    assert (summary.shards, summary.articles) == (1, 10)
    assert {str(row["path"]) for row in rows(tmp_path / "out", "articles")} == {str(n) for n in range(10)}
    assert written(tmp_path / "out") == before


def test_no_space_left_is_said_and_the_run_goes_on_later(
    tmp_path: Path, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go(news, tmp_path / "whole")
    synced = 0

    def fsync(_: int) -> None:
        nonlocal synced
        synced += 1
        if synced > 12:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fsync)
        with pytest.raises(FolderUnavailable, match=r"No space left .* make room, and run it again"):
            go(news, tmp_path / "out")
    assert synced > 12
    go(news, tmp_path / "out")

    assert written(tmp_path / "out") == written(tmp_path / "whole")


def test_without_what_writes_parquet_nothing_is_begun(
    tmp_path: Path, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(MissingExtra, match=r"accordingto\[parquet\]"):
        go(news, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_lost_article_is_noticed(tmp_path: Path, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from accordingto.bulk import work as module
    from accordingto.ingest import read_part

    monkeypatch.setattr(module, "read_part", lambda part, given: list(read_part(part, given))[1:].__iter__())
    summary = go(news, tmp_path / "out")

    assert not summary.is_complete
    assert "4 records planned, 3 read" in summary.problems[0]
    assert not (tmp_path / "out" / "counts.json").exists()
