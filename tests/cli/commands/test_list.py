from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize(
    "words", [["list"], ["search", "rain"], ["people"], ["show", "abcd"], ["remove", "abcd"], ["reread"]]
)
def test_a_library_that_is_not_there_is_not_made(run: Run, db: Path, words: list[str]) -> None:
    result = run(*words)

    assert result.exit_code == 1
    assert "no such file" in result.stderr
    assert "accordingto add INPUT" in result.stderr
    assert not db.exists()


def test_articles_are_a_table(run: Run, kept: list[str]) -> None:
    result = run("list")

    heading, *rows = result.stdout.splitlines()
    assert heading.split() == ["Key", "Published", "Outlet", "Article", "Warnings"]
    assert [row.split()[0] for row in rows] == kept[::-1]
    assert "Tolls rise" in rows[0]
    assert result.stderr == ""


def test_a_page_says_where_the_next_begins(run: Run, kept: list[str]) -> None:
    first = run("list", "--limit", "2", "--format", "json")
    after = json.loads(first.stdout)["after"]
    second = json.loads(run("list", "--limit", "2", "--format", "json", "--after", after).stdout)

    assert f"--after {after}" in first.stderr
    assert [one["key"] for one in [*json.loads(first.stdout)["items"], *second["items"]]] == kept[::-1]
    assert second["after"] is None


@pytest.mark.parametrize("command", ["list", "search", "people"])
def test_a_place_that_is_none_is_wrong_usage(run: Run, kept: list[str], command: str) -> None:
    result = run(command, "--after", "page 2")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "'page 2' is not a value that a page printed" in result.stderr


def test_tables_for_programs(run: Run, kept: list[str]) -> None:
    lines = run("list", "--format", "jsonl").stdout.splitlines()
    rows = list(csv.DictReader(run("list", "--format", "csv").stdout.splitlines()))

    assert [json.loads(line)["key"] for line in lines] == [row["key"] for row in rows] == kept[::-1]
    assert rows[0]["outlet"] == "North Post"


def test_nothing_in_a_table_is_a_formula_or_drives_a_terminal(run: Run, tmp_path: Path, db: Path) -> None:
    page = tmp_path / "x.jsonl"
    article = {"text": "It rained, they said.", "headline": None, "outlet": "=cmd()", "id": "a\u001b[31mb"}
    page.write_text(json.dumps({name: value for name, value in article.items() if value}))
    run("add", page)

    assert "'=cmd()" in run("list", "--format", "csv").stdout
    assert "\x1b" not in run("list").stdout


@pytest.mark.parametrize("words", [["search", "hail"], ["people", "nobody"]])
def test_a_table_of_nothing_has_its_columns(run: Run, kept: list[str], words: list[str]) -> None:
    nothing = run(*words, "--format", "csv")

    assert nothing.stdout.startswith("key,")
    assert len(nothing.stdout.splitlines()) == 1
    assert (nothing.exit_code, nothing.stderr != "") == (0, True)


def test_an_empty_library_says_what_to_do(run: Run, kept: list[str]) -> None:
    run("remove", "--yes", *kept)
    result = run("list")

    assert (result.exit_code, result.stdout) == (0, "")
    assert "accordingto add" in result.stderr
