from __future__ import annotations

import json
from pathlib import Path

import pytest

from accordingto.errors import LibraryUnavailable
from accordingto.store import Added, Library, Query, WatchQuery, count, watched
from accordingto.types import Ledger
from tests.cli.commands.test_watch import Watching
from tests.cli.conftest import FakeReader, Run


def test_each_article_is_kept_and_told_in_a_line(run: Run, folder: Path, db: Path) -> None:
    result = run("add", folder)

    lines = result.stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["added"] * 3
    assert lines[0].endswith("Minister resigns")
    assert result.stderr.splitlines()[0].startswith(str(folder / "b.txt"))
    assert result.stderr.splitlines()[-1] == "added 3, new versions 0, new readings 0, unchanged 0, failed 1"
    assert result.exit_code == 1
    with Library(db, create=False) as library:
        assert library.ask(count, Query()) == 3


def test_the_same_again_changes_nothing(run: Run, folder: Path, kept: list[str], db: Path) -> None:
    before = db.read_bytes()
    result = run("add", folder / "a.txt")

    assert result.exit_code == 0
    assert result.stdout.startswith("unchanged")
    assert "added 0, new versions 0, new readings 0, unchanged 1, failed 0" in result.stderr
    assert db.read_bytes() == before


def test_other_text_at_the_same_address_is_a_new_version(run: Run, tmp_path: Path, db: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    url = "https://north.example/rain"
    lines.write_text(
        "".join(
            json.dumps({"text": f"It rained {when}.", "url": url}) + "\n" for when in ("today", "all day")
        )
    )
    result = run("add", lines)

    assert [line.split("  ")[0] for line in result.stdout.splitlines()] == ["added", "new version 2"]
    assert "added 1, new versions 1" in result.stderr


def test_programs_get_json_lines(run: Run, folder: Path, db: Path) -> None:
    result = run("add", folder / "a.txt", "--format", "jsonl")

    (line,) = result.stdout.splitlines()
    found = json.loads(line)
    assert (found["version"], found["outcome"], len(found["key"])) == (1, "new", 16)


def test_what_is_to_be_watched_is_kept(run: Run, folder: Path, db: Path) -> None:
    run("add", folder / "a.txt", reader=Watching())

    with Library(db, create=False) as library:
        assert len(library.ask(watched, WatchQuery()).items) == 2


def test_db_goes_before_the_environment(run: Run, folder: Path, db: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    run("add", folder / "a.txt", "--db", other)

    assert other.exists()
    assert not db.exists()


def test_without_a_name_it_is_in_the_folder(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ACCORDINGTO_DB", raising=False)
    monkeypatch.chdir(tmp_path)
    run("add", folder / "a.txt")

    assert (tmp_path / "accordingto.db").exists()


def test_a_file_that_is_no_library_is_refused_in_a_line(run: Run, folder: Path, tmp_path: Path) -> None:
    result = run("add", folder / "a.txt", "--db", folder / "c.txt")

    assert result.exit_code == 1
    assert "it is not a database" in result.stderr
    assert (folder / "c.txt").read_text().startswith("Rain expected")


def test_what_was_kept_before_the_disk_was_full_is_told(
    run: Run, folder: Path, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Library.add

    def add(library: Library, ledger: Ledger) -> Added:
        if library.ask(count, Query()) == 2:
            raise LibraryUnavailable(db, "the disk is full", "make room")
        return real(library, ledger)

    monkeypatch.setattr(Library, "add", add)
    result = run("add", folder)

    assert result.exit_code == 1
    assert "added 2, new versions 0" in result.stderr
    assert "the disk is full; make room" in result.stderr


def test_a_bug_of_the_reader_is_no_failure(run: Run, folder: Path, db: Path) -> None:
    result = run("add", folder, reader=FakeReader(ZeroDivisionError()))

    assert isinstance(result.exception, ZeroDivisionError)
