from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from accordingto.ingest import Given, count_results, read_inputs

BODY = "The harbour will close in June, the mayor of Osmark said."
LINE = json.dumps({"text": BODY}) + "\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, content in {"a/1.txt": BODY, "a/2.md": "", "a/b/3.html": BODY, "c/4.jsonl": LINE * 3}.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(content)
    Path("c/5.jsonl").write_text(LINE + LINE.rstrip())
    Path("empty").mkdir()
    Path("6.jsonl").write_text("")
    return tmp_path


@pytest.mark.parametrize(
    "inputs",
    [["a"], ["a", "c"], ["c/*"], ["a/1.txt", "missing.txt"], ["empty"], ["x*.txt"], ["6.jsonl"], ["."]],
)
def test_it_is_as_many_as_reading_gives(folder: Path, inputs: list[str]) -> None:
    assert count_results(inputs, None) == len(list(read_inputs(inputs)))


def test_what_only_reading_tells_is_unknown(folder: Path) -> None:
    Path("a.csv").write_text(f"text\n{BODY}\n")
    Path("a.jsonl.gz").write_bytes(gzip.compress(LINE.encode()))
    Path("notes").write_text(LINE * 2)
    for inputs in (["-"], ["a.csv"], ["a.jsonl.gz"], ["a", "a.csv"], ["notes"]):
        assert count_results(inputs, None) is None
    assert count_results(["notes"], "jsonl") == len(list(read_inputs(["notes"], Given(format="jsonl")))) == 2
    assert count_results(["https://courier.example/a"], None) == 1
