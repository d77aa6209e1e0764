"""The installed command, in processes of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import accordingto
from accordingto.store import Library
from accordingto.types import Article, Ledger

COMMAND = Path(sys.executable).with_name("accordingto")
EXAMPLES = Path(__file__).parents[2] / "examples"


def run(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [COMMAND, *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        env={**os.environ, **environment},
        timeout=120,
    )


def processor_seconds(*words: str) -> float:
    before = os.times()
    run(*words)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def test_the_version_is_told_at_once() -> None:
    result = run("--version")

    assert result.stdout == f"accordingto {accordingto.__version__}\n"
    assert min(processor_seconds("--version") for _ in range(3)) < 0.3


def test_the_schema_is_json() -> None:
    schema = json.loads(run("schema").stdout)

    assert schema["$schema"].startswith("https://json-schema.org/")
    assert "attributions" in schema["$defs"]["Ledger"]["properties"]


def test_an_example_is_read_from_end_to_end() -> None:
    result = run("read", EXAMPLES / "harbour-tolls.txt", "--format", "json")

    assert (result.returncode, result.stderr) == (0, "")
    ledger = json.loads(result.stdout)
    text = ledger["article"]["text"]
    assert ledger["attributions"]
    for attribution in ledger["attributions"]:
        for span in (*attribution["source"], *attribution["cue"], *attribution["content"]):
            assert span["text"] == text[span["start"] : span["end"]]


def test_the_same_input_gives_the_same_bytes_on_one_process_or_two() -> None:
    one = run("read", EXAMPLES, "--format", "jsonl", PYTHONHASHSEED="1")
    two = run("read", EXAMPLES, "--format", "jsonl", "--jobs", "2", PYTHONHASHSEED="2")

    assert one.stdout == two.stdout
    assert len(one.stdout.splitlines()) >= 8


def test_a_reader_that_stops_listening_is_no_error() -> None:
    command = f"'{COMMAND}' read '{EXAMPLES}' --format jsonl | head -c 1 > /dev/null"
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=120)

    assert result.stderr == ""


def test_a_full_disk_is_one_line() -> None:
    command = f"'{COMMAND}' schema > /dev/full"
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=120)

    assert result.returncode == 1
    assert result.stderr.splitlines()[-1] == (
        "Error: standard output: no space left on device; make room, or name another place"
    )
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("words", ["list", "search rain", "people", "show 0000", "export --corrections"])
def test_a_closed_standard_output_is_wrong_usage_and_no_bug(words: str, tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    with Library(db) as library:
        library.add(Ledger(reader="fake", article=Article(id="0000000000000000", text="It rained.")))
    command = f"'{COMMAND}' {words} --db '{db}' >&-"
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=120)

    assert result.returncode == 2
    assert "Standard output is closed" in result.stderr


def test_a_bug_shows_a_traceback_only_on_request(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import accordingto.export\naccordingto.export.json_schema = lambda: 1 / 0\n", encoding="utf-8"
    )
    quiet = run("schema", PYTHONPATH=str(tmp_path))
    loud = run("schema", PYTHONPATH=str(tmp_path), ACCORDINGTO_TRACEBACK="1")

    assert quiet.returncode == loud.returncode == 1
    assert "internal error: ZeroDivisionError" in quiet.stderr
    assert "report" in quiet.stderr
    assert "Traceback" not in quiet.stderr
    assert "Traceback" in loud.stderr
