from __future__ import annotations

import json
from pathlib import Path

import pytest

from accordingto.export import to_json
from tests.cli.conftest import Run
from tests.earlier import version_1
from tests.fakes import harbour

TEXT = "Minister resigns\n\nThe minister said she was tired of 12 meetings."


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_exit_code_is_that_of_diff(run: Run, tmp_path: Path) -> None:
    old = write(tmp_path, "old.txt", TEXT)
    same = write(tmp_path, "same.txt", TEXT.replace("12", " 12"))
    other = write(tmp_path, "other.txt", TEXT.replace("12", "15"))

    assert run("diff", old, same).exit_code == 0
    assert run("diff", old, other).exit_code == 1
    assert run("diff", old, tmp_path / "none.txt").exit_code == 2
    assert run("diff", old, tmp_path).exit_code == 2
    assert run("diff", "-", "-").exit_code == 2


def test_what_differs_is_told_in_plain_text(run: Run, tmp_path: Path) -> None:
    old = write(tmp_path, "old.txt", TEXT)
    result = run("diff", old, write(tmp_path, "new.txt", TEXT.replace("12", "15")))

    assert "edited, and does not say so" in result.stdout
    assert "Number: 12 → 15" in result.stdout
    assert "[-12-] {+15+}" in result.stdout
    assert "\x1b" not in result.stdout


def test_a_file_that_is_named_as_a_page_is_not_filled_with_plain_text(run: Run, tmp_path: Path) -> None:
    old = write(tmp_path, "old.txt", TEXT)
    result = run("diff", old, old, "--out", tmp_path / "a.html")

    assert result.exit_code == 2 and not (tmp_path / "a.html").exists()
    assert "does not write .html files" in result.stderr
    assert run("diff", old, old, "--out", tmp_path / "a.html", "--format", "terminal").exit_code == 0
    assert run("diff", old, old, "--out", tmp_path / "a.txt").exit_code == 0


def test_one_may_come_from_standard_input(run: Run, tmp_path: Path) -> None:
    old = write(tmp_path, "old.txt", TEXT)

    assert run("diff", old, "-", input=TEXT).exit_code == 0


def test_ledgers_are_compared_without_being_read_again(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ledger.json"
    path.write_bytes(to_json(harbour()))
    result = run("diff", path, path, "--format", "json")

    found = json.loads(result.stdout)
    assert (result.exit_code, found["outcome"], found["old"]["reader"]) == (0, "same", "fake 0")


def test_ledgers_of_both_versions_of_the_format_are_compared(run: Run, tmp_path: Path) -> None:
    earlier, present = tmp_path / "earlier.json", tmp_path / "present.json"
    earlier.write_bytes(version_1(harbour()))
    present.write_bytes(to_json(harbour()))

    for old, new in ((earlier, present), (earlier, earlier), (present, earlier)):
        result = run("diff", old, new, "--format", "json")
        assert (result.exit_code, json.loads(result.stdout)["outcome"]) == (0, "same")


def test_what_is_no_ledger_is_trouble(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path, "ledger.json", "{}")
    result = run("diff", path, path)

    assert result.exit_code == 2
    assert str(path) in result.stderr
    assert "Traceback" not in result.stderr


def test_the_suffix_of_the_output_gives_the_format(run: Run, tmp_path: Path) -> None:
    old = write(tmp_path, "old.txt", TEXT)
    new = write(tmp_path, "new.txt", TEXT.replace("12", "15"))
    result = run("diff", old, new, "--out", tmp_path / "found.json")

    assert (result.exit_code, result.stdout) == (1, "")
    assert json.loads((tmp_path / "found.json").read_text())["outcome"] == "silent"


def test_nothing_in_the_words_steers_the_terminal(run: Run, tmp_path: Path) -> None:
    old = write(tmp_path, "old.txt", TEXT)
    new = write(tmp_path, "new.txt", TEXT.replace("12", "\x1b[31m\u202e[bold]15"))

    shown = run("diff", old, new).stdout
    assert "\x1b" not in shown and "\u202e" not in shown
    assert "[bold]15" in shown


@pytest.fixture
def versions(run: Run, tmp_path: Path, db: Path) -> str:
    """The key of an article of three versions in a library."""
    lines, url = tmp_path / "lines.jsonl", "https://north.example/rain"
    texts = ("It rained on Monday.", "It rained on Monday, and on Tuesday it snowed.", "It snowed.")
    lines.write_text("".join(json.dumps({"text": text, "url": url}) + "\n" for text in texts))
    key: str = json.loads(run("add", lines, "--format", "jsonl").stdout.splitlines()[0])["key"]
    return key


def test_versions_in_a_library_are_compared(run: Run, versions: str, tmp_path: Path) -> None:
    for number in "123":
        shown = run("show", versions, "--version", number, "--format", "json")
        (tmp_path / f"{number}.json").write_text(shown.stdout)

    def of_files(old: str, new: str) -> str:
        return run("diff", tmp_path / f"{old}.json", tmp_path / f"{new}.json", "--format", "json").stdout

    def of_library(*numbers: str) -> str:
        result = run("diff", "--article", versions[:4], *numbers, "--format", "json")
        assert result.exit_code == 1
        return result.stdout

    assert of_library() == of_library("2") == of_library("2", "3") == of_files("2", "3")
    assert of_library("1") == of_files("1", "3")
    assert of_library("3", "1") == of_files("3", "1")
    assert run("diff", "--article", versions, "1", "1").exit_code == 0


def test_what_a_library_cannot_compare_is_trouble_and_no_difference(run: Run, kept: list[str]) -> None:
    for words, reason in (
        (["--article", kept[0]], "it has one version"),
        (["--article", kept[0], "1", "9"], "version 9: not in the library"),
        (["--article", "nobody"], "not in the library"),
        (["--article", kept[0], "first"], "is not a version number"),
        (["--article", kept[0], "0"], "is not a version number"),
        (["--article", kept[0], "--db", "nowhere.db"], "no such file"),
        (["one.txt"], "Give two versions"),
    ):
        result = run("diff", *words)
        assert (result.exit_code, result.stdout) == (2, "")
        assert reason in result.stderr
