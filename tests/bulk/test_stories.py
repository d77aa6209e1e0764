"""Stories over what a run wrote are those of its articles, day by day or all at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from accordingto.bulk import Archive, is_archive, run
from accordingto.bulk.stories import Told, around, stories_of
from accordingto.cli import main
from accordingto.ingest import read_inputs
from accordingto.stories.cluster.gathering import storylines
from accordingto.types import Article
from tests.bulk.fakes import Inline, job_for
from tests.stories.cluster.invented import FERRY, MUSEUM, OTHER_FERRY

DAYS = ("2031-03-04", "2031-03-05", "2031-03-06", "2031-03-04", "2031-03-20", None)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    file = tmp_path / "news.jsonl"
    texts = (*FERRY, *OTHER_FERRY, MUSEUM[0])
    rows = [
        {"text": text, "outlet": f"Outlet {number}", "published": day}
        for number, (text, day) in enumerate(zip(texts, DAYS, strict=True))
    ]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file


@pytest.fixture(params=["day", "month"])
def folder(tmp_path: Path, news: Path, request: pytest.FixtureRequest) -> Path:
    run([str(news)], job_for(tmp_path / "out", by=request.param), Inline())
    return tmp_path / "out"


def outlets(data: str) -> list[list[str]]:
    return [sorted(one["outlet"] for one in story["members"]) for story in json.loads(data)]


def test_days_give_what_all_articles_together_give(folder: Path, news: Path) -> None:
    articles = [one for one in read_inputs([str(news)]) if isinstance(one, Article)]
    told = stories_of(Archive(folder))

    assert told == Told(storylines(articles), 6, ())
    assert [len(one.members) for one in told.stories] == [3, 1, 1, 1]


def test_processes_make_no_difference(folder: Path) -> None:
    assert stories_of(Archive(folder), processes=2) == stories_of(Archive(folder))


def test_of_a_day_only_what_is_near_is_looked_at(tmp_path: Path, news: Path) -> None:
    run([str(news)], job_for(tmp_path / "out"), Inline())
    told = stories_of(Archive(tmp_path / "out"), day="2031-03-05")

    assert around("2031-03-05") == ("2031-03-01", "2031-03-09")
    assert told.articles == 5
    assert [len(one.members) for one in told.stories] == [3]


def test_the_command_lists_the_stories_of_a_run(folder: Path) -> None:
    result = CliRunner().invoke(main, ["stories", str(folder), "--format", "json"])
    of_day = CliRunner().invoke(
        main, ["stories", str(folder), "--day", "2031-03-20", "--least", "1", "--format", "json"]
    )

    assert outlets(result.stdout) == [["Outlet 0", "Outlet 1", "Outlet 2"]]
    assert result.stderr.splitlines()[-1] == "read 6, failed 0"
    assert outlets(of_day.stdout) == [["Outlet 4"]]


def test_the_claims_of_stories_come_from_the_ledgers_of_the_run(folder: Path) -> None:
    result = CliRunner().invoke(main, ["stories", str(folder), "--claims", "--format", "json"])
    (story,) = json.loads(result.stdout)

    assert len(story["articles"]) == 3


def test_a_run_is_one_of_several_inputs(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(FERRY[0].replace("14", "fourteen"), encoding="utf-8")
    result = CliRunner().invoke(
        main, ["stories", str(folder), str(other), "--outlet", "Post", "--format", "json"]
    )

    assert outlets(result.stdout) == [["Outlet 0", "Outlet 1", "Outlet 2", "Post"]]


def test_other_folders_are_no_runs(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("{}")

    assert not is_archive(tmp_path)
    assert not is_archive(tmp_path / "nothing")
