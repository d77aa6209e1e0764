"""Processes that end are replaced, and what ends them is left out: no more than that."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

from accordingto.bulk import Local, Outcome, Step, run
from accordingto.bulk.engines import guarded
from accordingto.confined import Crew, ProcessEnded
from accordingto.errors import FolderUnavailable
from tests.bulk.fakes import QuickReader, job_for, write_lines

ROOT = Path(__file__).parents[3]


class RefusedReader(QuickReader):
    """May not write a file that it needs."""

    def __init__(self) -> None:
        raise OSError(errno.EFBIG, "File too large", "/tmp/words")


class DeadlyCrew:
    """Works in this process, and ends the work where it begins to take in the second article of a shard."""

    tries = 0
    before_anything = False

    def __init__(self, *_: object, **__: object) -> None:
        pass

    def each(self, name: str, work: partial[Iterator[Step | Outcome]]) -> Iterator[Step | Outcome]:
        _, shard, skipped = work.args
        second = Step("ingest", 1, int(shard.parts[0].records == 1))
        for one in work():
            if self.before_anything:
                DeadlyCrew.tries += 1
                raise ProcessEnded(f"work on {name} ended its process: SIGSEGV")
            yield one
            if one == second and one not in skipped:
                DeadlyCrew.tries += 1
                raise ProcessEnded(f"work on {name} ended its process: SIGSEGV")

    def close(self) -> None:
        pass


@pytest.fixture(autouse=True)
def deadly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded, "Crew", DeadlyCrew)
    monkeypatch.setattr(DeadlyCrew, "tries", 0)


def failures(out: Path) -> list[dict[str, Any]]:
    files = out.glob("failures/date=*/*.parquet")
    return [row for file in files for row in pyarrow.parquet.ParquetFile(file).read().to_pylist()]


def test_an_input_that_ends_its_process_loses_one_article(tmp_path: Path) -> None:
    news = tmp_path / "news.jsonl"
    write_lines(news, [f"Mara{number} said it." for number in range(4)])
    summary = run([str(news)], job_for(tmp_path / "out"), Local(1))
    (found,) = failures(tmp_path / "out")

    assert (summary.articles, summary.failures, summary.problems) == (3, 1, [])
    assert (found["stage"], found["row"]) == ("ingest", str(news))
    assert "SIGSEGV" in found["reason"]
    assert DeadlyCrew.tries == 2 * guarded.TRIES


def test_a_file_that_cannot_be_taken_apart_is_lost_from_there_on(tmp_path: Path) -> None:
    news, other = tmp_path / "news.csv", tmp_path / "other.txt"
    news.write_text("text\n" + "".join(f"Mara{number} said it.\n" for number in range(4)))
    other.write_text("Orr denied it all.")
    summary = run([str(news), str(other)], job_for(tmp_path / "out", records=10), Local(1))
    (found,) = failures(tmp_path / "out")

    assert (summary.articles, summary.failures) == (2, 1)
    assert "the rest of it is lost" in found["reason"]


def test_a_shard_that_never_begins_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DeadlyCrew, "before_anything", True)
    news = tmp_path / "news.jsonl"
    write_lines(news, ["Mara said it."])
    summary = run([str(news)], job_for(tmp_path / "out"), Local(1))

    assert not summary.is_complete
    assert "SIGSEGV" in summary.problems[0]
    assert DeadlyCrew.tries == guarded.STARTS


def test_a_disk_without_space_ends_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: object, name: str, work: object) -> Iterator[Step]:
        raise FolderUnavailable(tmp_path, "it cannot be written (No space left on device)", "make room")
        yield

    monkeypatch.setattr(DeadlyCrew, "each", full)
    news = tmp_path / "news.jsonl"
    write_lines(news, ["Mara said it."])

    with pytest.raises(FolderUnavailable, match="No space left"):
        run([str(news)], job_for(tmp_path / "out"), Local(2))


def test_what_the_system_refuses_is_told_in_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded, "Crew", Crew)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), str(ROOT / "src")]))  # for its processes
    news = tmp_path / "news.jsonl"
    write_lines(news, ["Mara said it."])
    summary = run([str(news)], job_for(tmp_path / "out", reader=RefusedReader), Local(1))

    assert summary.problems == ["shard 0: it could not be read (/tmp/words: File too large)"]
