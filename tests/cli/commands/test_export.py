from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

import pytest

from accordingto.corrections import NotAttribution, OtherAct, anchor
from accordingto.store import PAGE, Library
from accordingto.types import Act
from tests.cli.conftest import Run
from tests.cli.libraries import NewReader


def correct(db: Path, key: str, act: Act | Literal["none"] = "warn", version: int | None = None) -> str:
    """Correct the act of an article's only attribution; gives the id of the correction."""
    with Library(db) as library:
        ledger = library.ledger(key, version=version)
        cue = anchor(ledger.article.text, ledger.attributions[0].cue)
        change = NotAttribution(attribution=cue) if act == "none" else OtherAct(attribution=cue, act=act)
        return library.correct(key, change, author="Ida", reason="So it is.").id


def test_each_correction_that_stands_is_a_line(run: Run, kept: list[str], db: Path) -> None:
    correct(db, kept[1])
    correct(db, kept[0], "promise")
    undone = correct(db, kept[0], "ask")
    with Library(db) as library:
        library.undo(kept[0], undone, author="Ida")

    result = run("export", "--corrections")

    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(one["before"]["act"], one["after"]["act"]) for one in lines] == [
        (None, "promise"),
        (None, "warn"),
    ]
    assert {one["author"] for one in lines} == {"Ida"}
    assert result.stderr == ""
    assert run("export", "--corrections").stdout == result.stdout


def test_a_correction_teaches_about_the_version_that_it_was_made_of(
    run: Run, tmp_path: Path, db: Path
) -> None:
    lines, url = tmp_path / "lines.jsonl", "https://north.example/rain"
    lines.write_text(json.dumps({"text": "It rained today.", "url": url}) + "\n")
    run("add", lines)
    key = json.loads(run("list", "--format", "jsonl").stdout)["key"]
    correct(db, key, "deny")
    lines.write_text(json.dumps({"text": "Snow fell and fell.", "url": url}) + "\n")
    run("add", lines)
    correct(db, key, "none")

    found = [json.loads(line) for line in run("export", "--corrections").stdout.splitlines()]

    assert [(one["kind"], one["text"]) for one in found] == [
        ("other_act", "It rained today."),
        ("not_attribution", "Snow fell and fell."),
    ]


def test_what_does_not_fit_the_reading_is_counted(run: Run, kept: list[str], db: Path) -> None:
    correct(db, kept[0], "none")
    correct(db, kept[0], "warn")

    result = run("export", "--corrections")

    assert len(result.stdout.splitlines()) == 1
    assert "Corrections left out because they no longer match the reading: 1" in result.stderr


def test_another_reading_is_taught_about_as_it_read(run: Run, kept: list[str], db: Path) -> None:
    correct(db, kept[0])
    run("reread", reader=NewReader())

    (line,) = run("export", "--corrections").stdout.splitlines()

    assert json.loads(line)["reader"] == "later"


def test_nothing_corrected_is_said(run: Run, kept: list[str], tmp_path: Path) -> None:
    result = run("export", "--corrections", "--out", tmp_path / "lessons.jsonl")

    assert (result.exit_code, result.stdout) == (0, "")
    assert "no corrections" in result.stderr
    assert not (tmp_path / "lessons.jsonl").exists()


def test_the_articles_are_exported_as_they_are_shown(run: Run, kept: list[str], db: Path) -> None:
    correct(db, kept[1])

    lines = run("export").stdout.splitlines()

    assert lines == [run("show", key, "--format", "jsonl").stdout.strip() for key in kept[::-1]]
    assert json.loads(lines[1])["attributions"][0]["act"] == "warn"
    assert [json.loads(line) for line in lines] == json.loads(run("export", "--format", "json").stdout)


@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.zip", "a.html", "a.jsonld", "a.txt"])
def test_the_same_library_gives_the_same_file(run: Run, kept: list[str], tmp_path: Path, name: str) -> None:
    run("export", "--out", tmp_path / name)
    run("export", "--out", tmp_path / f"again-{name}")

    assert (tmp_path / name).read_bytes() == (tmp_path / f"again-{name}").read_bytes() != b""


def test_what_is_exported_is_narrowed(run: Run, kept: list[str], tmp_path: Path) -> None:
    other = tmp_path / "e.txt"
    other.write_text("Snow fell on the hills.")
    run("add", other, "--outlet", "South Post", "--published", "2031-05-01")

    def number(*words: str) -> int:
        return len(run("export", *words).stdout.splitlines())

    assert number() == 4
    assert number("--outlet", "South Post") == number("--since", "2031-04-01") == 1
    assert number("--until", "2031-04-01") == 3
    nothing = run("export", "--outlet", "West Post", "--out", tmp_path / "none.json")
    assert (nothing.exit_code, "No article matches" in nothing.stderr) == (0, True)
    assert not (tmp_path / "none.json").exists()


def test_all_pages_are_exported(run: Run, tmp_path: Path, db: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text(
        "".join(json.dumps({"text": f"It rained {n} times."}) + "\n" for n in range(2 * PAGE + 1))
    )
    run("add", lines)

    texts = [json.loads(line)["article"]["text"] for line in run("export").stdout.splitlines()]

    assert texts == [f"It rained {n} times." for n in reversed(range(2 * PAGE + 1))]


@pytest.mark.parametrize("words", [["--format", "csv"], ["--outlet", "North Post"]])
def test_corrections_are_those_of_all_articles(run: Run, kept: list[str], words: list[str]) -> None:
    result = run("export", "--corrections", *words)

    assert result.exit_code == 2
    assert "leave out --format, --table and the filters" in result.stderr


def test_a_damaged_article_does_not_end_the_others(run: Run, kept: list[str], db: Path) -> None:
    with Library(db) as library, library.transaction() as connection:
        connection.execute(
            "UPDATE readings SET ledger = x'789c00' "
            "WHERE version = (SELECT latest FROM articles WHERE key = ?)",
            (kept[1],),
        )

    result = run("export")

    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert f"article {kept[1]}: its content cannot be read" in result.stderr
    assert "restore it from a backup" in result.stderr
