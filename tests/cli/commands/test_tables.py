from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from accordingto.export import TABLES
from tests.cli.conftest import Run


@pytest.mark.parametrize("table", TABLES)
def test_each_table_of_a_folder_and_of_a_library(run: Run, folder: Path, kept: list[str], table: str) -> None:
    for words in (["read", folder], ["export"]):
        rows = list(csv.reader(run(*words, "--table", table).stdout.splitlines()))
        assert rows[0][0] == "article_id"
        assert len(rows) == (4 if table in ("articles", "attributions") else 1)


def test_the_ending_of_the_output_decides(run: Run, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.jsonl"
    run("read", folder, "--table", "attributions", "--out", out)
    assert len({json.loads(line)["article_id"] for line in out.read_text().splitlines()}) == 3


@pytest.mark.parametrize("words", [["read", "missing.txt"], ["export", "--db", "missing.db"]])
def test_a_format_without_tables_is_refused(run: Run, words: list[str]) -> None:
    result = run(*words, "--table", "claims", "--format", "html")
    assert result.exit_code == 2
    assert "html cannot hold a table: use jsonl, csv, parquet" in " ".join(result.stderr.split())
