"""What the tutorial prints is what its commands print."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from accordingto.cli import main

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


PROGRAM = re.compile(r"^\.venv/bin/accordingto (.*?)(?:;.*| \| cat)?$", re.MULTILINE)
WRITTEN = re.compile(r"cat > (\S+) <<'END'\n(.*?)^END", re.MULTILINE | re.DOTALL)
OF_THE_READER = re.compile(r"\d+ %|\bq\d+\b")
"""How sure it is, and how it counts: the next model will find a little more or less, and as sure of it."""


def lines_of(printed: str) -> list[str]:
    return [OF_THE_READER.sub("…", " ".join(line.split())) for line in printed.splitlines()]


def test_the_commands_of_the_tutorial_print_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocks = BLOCK.findall((ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (tmp_path / "empty.txt").touch()
    printed, compared = list[str](), 0
    for kind, code in blocks:
        if kind != "text":
            printed = []
        if kind == "sh":
            for name, text in WRITTEN.findall(code):
                (tmp_path / name).write_text(text, encoding="utf-8")
            for command in PROGRAM.findall(code):
                result = CliRunner().invoke(main, shlex.split(command))
                printed += [*lines_of(result.output), f"exit code {result.exit_code}"]
        elif kind == "text" and printed:
            shown = [line for line in lines_of(code) if line != "…"]
            assert [line for line in shown if not any(line in one for one in printed)] == []
            compared += 1

    assert compared > 6


def test_the_programs_of_the_tutorial_print_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    blocks = BLOCK.findall((ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8"))
    examples = str(ROOT / "examples")
    run = CliRunner().invoke
    one = run(main, ["read", f"{examples}/harbour-tolls.txt", "--out", str(tmp_path / "harbour.json")])
    many = run(main, ["read", examples, "--format", "jsonl", "--out", str(tmp_path / "ledgers.jsonl")])
    assert (one.exit_code, many.exit_code) == (0, 0)
    monkeypatch.chdir(tmp_path)
    known: dict[str, object] = {}
    programs = [(code, blocks[i + 1]) for i, (kind, code) in enumerate(blocks) if kind == "python"]
    assert len(programs) > 2

    for code, (kind, shown) in programs:
        capsys.readouterr()
        exec(code, known)
        printed = capsys.readouterr().out
        assert kind == "text"
        assert printed.startswith(shown.partition("…\n")[0]), code
