"""The queries of the documentation run, and its tables name the columns that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from accordingto.bulk import run
from accordingto.bulk.rows import FailureRow
from accordingto.bulk.stats import TABLES
from tests.bulk.fakes import Inline, job_for, write_lines

PAGE = (Path(__file__).parents[2] / "docs" / "bulk.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("query", QUERIES)
def test_the_queries_run(tmp_path: Path, query: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import duckdb

    news = tmp_path / "news.jsonl"
    write_lines(news, ["Mara said it.", "BUG said it."])
    run([str(news)], job_for(tmp_path / "tables"), Inline())
    monkeypatch.chdir(tmp_path)

    assert duckdb.connect().execute(query).fetchall() is not None


def test_there_are_queries() -> None:
    assert len(QUERIES) >= 5


def test_every_column_is_documented() -> None:
    columns = {*FailureRow.__struct_fields__}
    for kind, _ in TABLES.values():
        columns |= {*kind.__struct_fields__}

    assert [name for name in columns if f"`{name}`" not in PAGE] == []
