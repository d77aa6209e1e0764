from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def keys(run: Run, *words: str) -> list[str]:
    result = run("search", *words, "--format", "jsonl")
    assert result.exit_code == 0, result.stderr
    return [json.loads(line)["key"] for line in result.stdout.splitlines()]


def test_words_are_found(run: Run, kept: list[str]) -> None:
    assert keys(run, "forecasters", "rain") == [kept[1]]
    assert keys(run, "fore*") == [kept[1]]
    assert keys(run, '"forecasters rain"') == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("--outlet", "North Post"), 3),
        (("--outlet", "South Post"), 0),
        (("--since", "2031-03-04", "--until", "2031-03-04T00:00:00"), 3),
        (("--since", "2031-03-05"), 0),
        (("--until", "2031-03-03"), 0),
        (("--person", "nobody"), 0),
        (("--act", "deny"), 0),
        (("--certainty", "hedged", "--act", "say"), 0),
        (("--warning", "single_source"), 0),
    ],
)
def test_filters_narrow_down(run: Run, kept: list[str], words: tuple[str, ...], found: int) -> None:
    assert len(keys(run, *words)) == found


def test_nothing_found_is_said_and_no_failure(run: Run, kept: list[str]) -> None:
    result = run("search", "walrus")

    assert (result.exit_code, result.stdout) == (0, "")
    assert "No article matches" in result.stderr


@pytest.mark.parametrize(
    "words", [("--act", "sing"), ("--since", "soon"), ("--limit", "0"), ("--certainty", "x")]
)
def test_wrong_filters_are_refused(run: Run, kept: list[str], words: tuple[str, ...]) -> None:
    assert run("search", *words).exit_code == 2


def test_a_search_that_asks_for_too_much_is_refused(run: Run, kept: list[str]) -> None:
    result = run("search", *(f"{letter}*" for letter in "abcdefghi"))

    assert (result.exit_code, result.stdout) == (1, "")
    assert "9 words that end in *; use at most 8" in result.stderr


def test_odd_words_are_no_mistake(run: Run, kept: list[str], folder: Path) -> None:
    for word in ('"', "AND", "*", "\udcff", "a:b", "--", "'"):
        assert run("search", "--", word).exit_code == 0
