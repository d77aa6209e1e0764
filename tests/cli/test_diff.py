from __future__ import annotations

import json
from pathlib import Path

from accordingto.export import to_json
from tests.cli.conftest import Run
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


def test_one_may_come_from_standard_input(run: Run, tmp_path: Path) -> None:
    old = write(tmp_path, "old.txt", TEXT)

    assert run("diff", old, "-", input=TEXT).exit_code == 0


def test_ledgers_are_compared_without_being_read_again(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ledger.json"
    path.write_bytes(to_json(harbour()))
    result = run("diff", path, path, "--format", "json")

    found = json.loads(result.stdout)
    assert (result.exit_code, found["outcome"], found["old"]["reader"]) == (0, "same", "fake 0")


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
