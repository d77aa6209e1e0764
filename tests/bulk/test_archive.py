"""What a run wrote can be read again: every ledger, and nothing of a folder that is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from accordingto.bulk import Archive, run
from accordingto.cli import main
from accordingto.errors import NoBulkFolder
from accordingto.ingest import read_inputs
from accordingto.store import Library, Query, find
from accordingto.types import Ledger
from tests.bulk.fakes import Inline, QuickReader, job_for, write_lines


@pytest.fixture
def news(tmp_path: Path) -> Path:
    file = tmp_path / "news.jsonl"
    write_lines(file, [f"Mara{number} said it." for number in range(9)])
    return file


def test_every_ledger_is_the_one_that_was_read(tmp_path: Path, news: Path) -> None:
    run([str(news)], job_for(tmp_path / "out"), Inline())
    found = {one.article.path: one for one in Archive(tmp_path / "out").ledgers() if isinstance(one, Ledger)}
    read = [QuickReader().read(one) for one in read_inputs([str(news)])]  # type: ignore[arg-type]  # none fails

    assert found == {one.article.path: one for one in read}


def test_a_folder_without_a_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoBulkFolder, match="no run in it"):
        Archive(tmp_path)


def test_a_run_that_is_not_complete_is_refused(tmp_path: Path, news: Path) -> None:
    run([str(news)], job_for(tmp_path / "out"), Inline())
    (tmp_path / "out" / "counts.json").unlink()

    with pytest.raises(NoBulkFolder, match="not complete"):
        Archive(tmp_path / "out")


def test_what_was_read_in_bulk_is_added_to_a_library(tmp_path: Path, news: Path) -> None:
    run([str(news)], job_for(tmp_path / "out"), Inline())
    library = tmp_path / "library.db"
    result = CliRunner().invoke(main, ["add", "--db", str(library), "--from-bulk", str(tmp_path / "out")])

    assert result.exit_code == 0
    assert "added 9" in result.output
    with Library(library, create=False) as opened:
        assert len(opened.ask(find, Query(), after=None, limit=20).items) == 9


def test_an_input_beside_a_folder_is_refused(tmp_path: Path, news: Path) -> None:
    result = CliRunner().invoke(main, ["add", str(news), "--from-bulk", str(tmp_path)])

    assert result.exit_code == 2
    assert "not both" in result.output
