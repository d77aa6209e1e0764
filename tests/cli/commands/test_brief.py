from __future__ import annotations

import json
from pathlib import Path

import pytest

from accordingto.export import to_json, to_jsonl_line
from accordingto.store import Library
from tests.cli.conftest import FakeReader, Run, ledger_of
from tests.stories.cluster.invented import FERRY, MUSEUM, articles


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    file = tmp_path / "archive.jsonl"
    rows = [
        {"text": one.text, "outlet": one.outlet, "published": one.published}
        for one in articles(*FERRY, MUSEUM[0])
    ]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return file


def outlets(data: str) -> list[str]:
    return sorted(one["outlet"] for one in json.loads(data)["articles"])


def test_the_event_of_most_outlets_is_told(run: Run, archive: Path) -> None:
    result = run("brief", archive, "--format", "json")

    assert json.loads(result.stdout)["schema"] == "accordingto/brief/1"
    assert outlets(result.stdout) == ["Outlet 0", "Outlet 1", "Outlet 2"]
    assert result.stderr.splitlines() == [
        "story 1 of 1: 3 of 4 articles; --story N takes another, --story all takes all as one event",
        "read 4, failed 0",
    ]
    assert result.exit_code == 0


def test_all_articles_are_taken_where_that_is_asked_for(run: Run, archive: Path) -> None:
    assert len(outlets(run("brief", archive, "--story", "all", "--format", "json").stdout)) == 4


@pytest.mark.parametrize(
    ("name", "first"), [("b.md", "# "), ("b.json", "{"), ("b.html", "<!doctype html>"), ("b.txt", "# ")]
)
def test_the_suffix_of_the_output_says_the_format(
    run: Run, archive: Path, tmp_path: Path, name: str, first: str
) -> None:
    assert run("brief", archive, "--out", tmp_path / name).exit_code == 0
    assert (tmp_path / name).read_text(encoding="utf-8").lstrip().startswith(first)


def test_ledgers_that_were_written_are_not_read_again(run: Run, tmp_path: Path) -> None:
    ledgers = [ledger_of(one) for one in articles(*FERRY)]
    lines = tmp_path / "l.jsonl"
    lines.write_bytes(b"".join(map(to_jsonl_line, ledgers[:2])) + b'{"schema":"accordingto/ledger/2"}\n')
    (tmp_path / "l.json").write_bytes(to_json(ledgers[2]))
    result = run(
        "brief", lines, tmp_path / "l.json", "--format", "json", reader=FakeReader(AssertionError("was read"))
    )

    assert outlets(result.stdout) == ["Outlet 0", "Outlet 1", "Outlet 2"]
    assert "l.jsonl:3: " in result.stderr
    assert result.exit_code == 1


def test_the_articles_of_a_library_are_told_with_its_ledgers(run: Run, tmp_path: Path) -> None:
    db = tmp_path / "kept.db"
    with Library(db) as library:
        for article in articles(*FERRY, MUSEUM[0]):
            library.add(ledger_of(article))
    result = run("brief", "--db", db, "--format", "json", reader=FakeReader(AssertionError("was read")))

    assert outlets(result.stdout) == ["Outlet 0", "Outlet 1", "Outlet 2"]


def test_inputs_and_a_library_are_not_taken_together(run: Run, archive: Path) -> None:
    assert run("brief").exit_code == 2
    assert run("brief", archive, "--db", "x.db").exit_code == 2


def test_no_event_is_told_with_what_to_do(run: Run, archive: Path) -> None:
    result = run("brief", archive, "--story", "7")

    assert "There is no story '7'; give a number from 1 to 1" in result.stderr
    assert result.exit_code == 1


def test_where_nothing_can_be_read_nothing_is_written(run: Run, tmp_path: Path) -> None:
    result = run("brief", tmp_path / "missing.txt", "--out", tmp_path / "b.md")

    assert result.exit_code == 1
    assert not (tmp_path / "b.md").exists()


def test_a_file_of_ledgers_that_is_nested_too_deeply_is_told(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "ledgers.json"
    file.write_text('{"schema":"accordingto/ledger/1","a":' + "[" * 100_000)
    result = run("brief", file)

    assert result.exit_code == 1
    assert "ledgers.json:1: not JSON" in result.stderr
