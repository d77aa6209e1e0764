"""What the tutorial prints is what its commands print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from accordingto.cli import main

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


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
