from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest

from accordingto.errors import EmptyInput, UnreadableInput
from accordingto.ingest import Given, read_bytes, read_inputs
from accordingto.ingest.records.parquet import read_parquet
from accordingto.types import Article, Failure

TEXT = "The harbour will close in June, the mayor of Osmark said."


def written(columns: Mapping[str, Any], **options: Any) -> bytes:
    page = BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(columns), page, **options)
    return page.getvalue()


def read(data: bytes, columns: Mapping[str, str] | None = None) -> list[Article | Failure]:
    return list(read_parquet(data, "a.parquet", columns or {}))


def test_an_article_a_row_with_dates_and_lists_as_they_are() -> None:
    data = written({
        "body": [TEXT, TEXT], "n": [7, 8], "byline": [["Jonna Vik"], []], "other": [[{"a": 1}], None],
        "published": [datetime(2031, 5, 4, 9, tzinfo=UTC), None], "outlet": ["Courier", ""],
    })  # fmt: skip
    first, second = read(data, {"text": "body", "id": "n"})
    assert isinstance(first, Article) and isinstance(second, Article)
    assert (first.text, first.path, first.byline) == (TEXT, "7", ("Jonna Vik",))
    assert (first.published, second.published, second.outlet) == ("2031-05-04T09:00:00+00:00", None, None)
    [day] = read(written({"text": [TEXT], "published": [date(2031, 5, 4)]}))
    assert isinstance(day, Article) and day.published == "2031-05-04"


def test_a_bad_row_is_one_failure_and_the_rest_goes_on() -> None:
    results = read(written({"text": [TEXT, None, "", TEXT]}))
    assert [one.path if isinstance(one, Article) else one.input for one in results] == [
        "a.parquet:1", "a.parquet:2", "a.parquet:3", "a.parquet:4",
    ]  # fmt: skip
    assert [type(one) for one in results] == [Article, Failure, Failure, Article]


def test_it_is_read_from_a_file_and_from_bytes_apart(tmp_path: Path) -> None:
    data = written({"text": [TEXT] * 200})
    (tmp_path / "a").write_bytes(data)
    for results in (read_inputs([str(tmp_path / "a")]), read_bytes(data, "a")):
        assert [type(one) for one in results] == [Article] * 200


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"body": [TEXT]}, r"it has no 'text'; .*it has body"),
        ({"text": [1]}, "holds int64, not text"),
        ({"text": [b"a"]}, "holds binary, not text"),
        ({"text": [["a"]]}, "holds list<.*>, not text"),
        ({"text": [{"a": "b"}]}, "holds struct<.*>, not text"),
    ],
)
def test_another_schema_is_one_failure(columns: dict[str, Any], reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        read(written(columns))


def test_text_in_a_dictionary_is_text() -> None:
    [article] = read(written({"text": pyarrow.array([TEXT]).dictionary_encode()}))
    assert isinstance(article, Article)


@pytest.mark.parametrize(
    "data", [b"", b"PAR1", b"PAR1" + bytes(1000) + b"PAR1", written({"text": [TEXT]})[:-9]]
)
def test_what_is_cut_off_or_damaged_says_so(data: bytes) -> None:
    with pytest.raises(UnreadableInput, match="not a Parquet file, or is damaged"):
        read(data)


def test_text_that_is_not_utf8_is_one_failure() -> None:
    odd = pyarrow.array([TEXT.encode(), b"caf\xe9 closes", TEXT.encode()]).view(pyarrow.string())
    assert [type(one) for one in read(written({"text": odd}))] == [Article, Failure, Article]


def test_no_rows_are_empty() -> None:
    with pytest.raises(EmptyInput):
        read(written({"text": pyarrow.array([], pyarrow.string())}))


def test_a_bomb_is_one_failure_and_the_next_one_is_read(tmp_path: Path) -> None:
    huge = pyarrow.array(["x" * 60_000_000])
    bomb = pyarrow.table({"text": pyarrow.DictionaryArray.from_arrays(pyarrow.array([0] * 3000), huge)})
    pyarrow.parquet.write_table(bomb, tmp_path / "a.parquet", compression="zstd")
    (tmp_path / "b.parquet").write_bytes(written({"text": [TEXT]}))
    assert (tmp_path / "a.parquet").stat().st_size < 1_000_000

    *bad, last = read_inputs([str(tmp_path)], Given())

    assert all(isinstance(one, Failure) for one in bad)
    assert isinstance(last, Article)
