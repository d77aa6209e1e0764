from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def found(run: Run, *words: str) -> list[str]:
    result = run("search", "--statements", *words, "--format", "jsonl")
    assert result.exit_code == 0, result.stderr
    return [json.loads(line)["content"] for line in result.stdout.splitlines()]


def test_what_is_said_is_searched(run: Run, kept: list[str]) -> None:
    everything = found(run)
    assert everything
    word = everything[0].split()[-1].strip(".,”")

    assert everything[0] in found(run, f"{word} OR walrus")
    assert found(run, word, "NOT", word) == []
    assert found(run, "walrus") == []
    assert found(run, "--outlet", "South Post") == []
    assert len(found(run, "--outlet", "North Post", "--limit", "1")) == 1


def test_nothing_found_is_said_and_no_failure(run: Run, kept: list[str]) -> None:
    result = run("search", "--statements", "walrus")

    assert (result.exit_code, result.stdout) == (0, "")
    assert "No statement matches; use fewer words or filters." in result.stderr


def test_a_table_shows_who_vouches_and_what(run: Run, kept: list[str]) -> None:
    result = run("search", "--statements")

    assert "Who, on whose word" in result.stdout
    assert "North Post ←" in result.stdout


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "parquet"])
def test_all_that_match_are_written_to_a_file(run: Run, kept: list[str], tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"hits.{suffix}"
    result = run("search", "--statements", "--out", str(out))

    assert (result.exit_code, result.stdout) == (0, "")
    if suffix == "jsonl":
        rows = [json.loads(line) for line in out.read_text().splitlines()]
        assert [row["content"] for row in rows] == [" ".join(one.split()) for one in found(run)]
    assert out.stat().st_size > 100


def test_an_empty_table_is_said_to_be_empty(run: Run, kept: list[str], tmp_path: Path) -> None:
    result = run("search", "--statements", "walrus", "--out", str(tmp_path / "hits.csv"))

    assert result.exit_code == 0
    assert "No statement matches" in result.stderr


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--actor", "port"), "need --statements"),
        (("--polarity", "negative"), "need --statements"),
        (("--confidence", "0.5"), "need --statements"),
        (("--out", "hits.csv"), "need --statements"),
        (("--statements", "--warning", "single_source"), "--warning filters articles"),
        (("--statements", "--confidence", "2"), "--confidence"),
        (("--statements", "--out", "hits.html"), "cannot hold a table"),
    ],
)
def test_options_that_do_not_fit_are_refused(
    run: Run, kept: list[str], words: tuple[str, ...], complaint: str
) -> None:
    result = run("search", *words)

    assert result.exit_code == 2
    assert complaint in result.stderr


def test_a_search_that_asks_for_too_much_is_refused(run: Run, kept: list[str]) -> None:
    result = run("search", "--statements", *(f"{letter}*" for letter in "abcdefghi"))

    assert (result.exit_code, result.stdout) == (1, "")
    assert "9 words that end in *; use at most 8" in result.stderr
