from __future__ import annotations

import json
from pathlib import Path

import pytest

from accordingto.store import Library
from tests.cli.conftest import Run, ledger_of
from tests.stories.cluster.invented import FERRY, MUSEUM, OTHER_FERRY, articles

NAMES = ("f1", "f2", "f3", "g1", "g2", "m1")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    for name, text in zip(NAMES, (*FERRY, *OTHER_FERRY, MUSEUM[0]), strict=True):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def stories(data: str) -> list[list[str]]:
    return [sorted(Path(member["path"]).stem for member in story["members"]) for story in json.loads(data)]


def test_stories_of_a_folder_are_listed_with_their_articles(run: Run, archive: Path) -> None:
    result = run("stories", archive, "--published", "2031-03-04", "--format", "json")

    assert stories(result.stdout) == [["f1", "f2", "f3"], ["g1", "g2"]]
    assert result.exit_code == 0
    assert result.stderr.splitlines()[-1] == "read 6, failed 0"


def test_articles_that_stand_alone_are_listed_if_asked_for(run: Run, archive: Path) -> None:
    alone = run("stories", archive, "--least", "1", "--format", "json")
    large = run("stories", archive, "--least", "3", "--format", "json")

    assert ["m1"] in stories(alone.stdout)
    assert stories(large.stdout) == [["f1", "f2", "f3"]]


def test_the_table_has_a_line_for_each_article(run: Run, archive: Path) -> None:
    lines = run("stories", archive, "--outlet", "Osmark Post").stdout.splitlines()

    assert lines[1] == "  3 articles, 1 outlet"
    assert lines[-1] == "2 stories, 5 articles."


def test_the_suffix_of_the_output_chooses_the_format(run: Run, archive: Path, tmp_path: Path) -> None:
    for name, start in (("out.html", b"<!doctype html>"), ("out.json", b"[\n"), ("out.jsonl", b'{"id"')):
        run("stories", archive, "--out", tmp_path / name)

        assert (tmp_path / name).read_bytes().lstrip().startswith(start)


def test_stories_of_a_library(run: Run, tmp_path: Path) -> None:
    db = tmp_path / "kept.db"
    with Library(db) as library:
        for article in articles(*FERRY[:2], MUSEUM[0]):
            library.add(ledger_of(article))
    result = run("stories", "--db", db, "--format", "json")

    (story,) = json.loads(result.stdout)

    assert sorted(member["outlet"] for member in story["members"]) == ["Outlet 0", "Outlet 1"]


def test_what_cannot_be_read_is_told_and_the_rest_is_compared(run: Run, archive: Path) -> None:
    (archive / "broken.txt").write_bytes(b"\0" * 40)
    result = run("stories", archive, "--format", "json")

    assert len(stories(result.stdout)) == 2
    assert "broken.txt" in result.stderr
    assert result.stderr.splitlines()[-1] == "read 6, failed 1"
    assert result.exit_code == 1


def test_nothing_is_written_where_nothing_could_be_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.txt").write_bytes(b"\0" * 40)
    result = run("stories", tmp_path / "broken.txt", "--format", "json")

    assert (result.stdout, result.exit_code) == ("", 1)


@pytest.mark.parametrize("words", [[], ["a.txt", "--db", "kept.db"]])
def test_inputs_or_a_library_are_needed_and_not_both(run: Run, words: list[str]) -> None:
    result = run("stories", *words)

    assert result.exit_code == 2
    assert "Give at least one INPUT, or a library with --db" in result.stderr


def test_stories_come_with_their_claims_if_asked_for(run: Run, archive: Path, tmp_path: Path) -> None:
    result = run("stories", archive, "--claims", "--format", "jsonl")
    told = [json.loads(line) for line in result.stdout.splitlines()]
    listed = json.loads(run("stories", archive, "--format", "json").stdout)

    assert [one["schema"] for one in told] == ["accordingto/story/1"] * 2
    assert [one["id"] for one in told] == [one["id"] for one in listed]
    assert [len(one["articles"]) for one in told] == [3, 2]
    for name, start in (("c.html", "<!doctype html>"), ("c.json", "["), ("c.txt", "# 3 articles")):
        run("stories", archive, "--claims", "--out", tmp_path / name)

        assert (tmp_path / name).read_text(encoding="utf-8").lstrip().startswith(start)
