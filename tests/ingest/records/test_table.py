from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Mapping
from pathlib import Path

import pytest

from accordingto.errors import EmptyInput, TooLarge, UnreadableInput
from accordingto.ingest import Given, read_inputs
from accordingto.ingest.inputs.stream import LINE_BYTES, Stream
from accordingto.ingest.records.table import read_table
from accordingto.types import Article, Failure

TEXT = 'The harbour, "our pride", will close in June,\nthe mayor of Osmark said; costs rise.'


def read(data: bytes | str, columns: Mapping[str, str] | None = None) -> list[Article | Failure]:
    raw = data.encode() if isinstance(data, str) else data
    return list(read_table(Stream("a.csv", io.BytesIO(raw)), "a.csv", columns or {}))


def written(rows: list[list[str]], **dialect: str) -> str:
    page = io.StringIO(newline="")
    csv.writer(page, **dialect).writerows(rows)  # type: ignore[arg-type]  # the dialect's own words
    return page.getvalue()


ROWS = [["id", "body", "title"], ["a-1", TEXT, "Harbour closes"], ["a-2", TEXT, "Mayor speaks"]]
CALLED = {"text": "body", "headline": "Title"}


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_article_a_row(separator: str, encoding: str) -> None:
    first, second = read(written(ROWS, delimiter=separator).encode(encoding), CALLED)
    assert isinstance(first, Article) and isinstance(second, Article)
    assert (first.text, first.path) == (f"Harbour closes\n\n{TEXT}", "a-1")
    assert second.headline is not None and second.headline.text == "Mayor speaks"


def test_windows_1252_is_read() -> None:
    [article] = read("text\nFærgen sejler ikke, sagde rådmanden.\n".encode("cp1252"))
    assert isinstance(article, Article) and article.text == "Færgen sejler ikke, sagde rådmanden."


def test_another_encoding_is_told_and_not_guessed() -> None:
    for data in ("text\nПаром не пойдёт, сказал советник.\n", "текст\nПаром\n"):
        try:
            [failure] = read(data.encode("cp1251"))
            assert isinstance(failure, Failure) and "encoding cannot be determined" in failure.reason
        except UnreadableInput as error:
            assert error.input == "a.csv" and "encoding cannot be determined" in error.reason


def test_what_excel_is_told_and_remarks_stand_above_the_names() -> None:
    [article] = read("sep=;\n# of May\n\ntext;outlet\nWe will build, Orr said;Courier\n")
    assert isinstance(article, Article) and article.outlet == "Courier"


def test_a_table_is_told_by_its_content(tmp_path: Path) -> None:
    for name in ("a.csv", "a.txt", "a", "a.csv.gz"):
        content = written(ROWS).encode()
        if name.endswith("gz"):
            content = gzip.compress(content)
        (tmp_path / name).write_bytes(content)
        found = list(read_inputs([str(tmp_path / name)], Given(columns=CALLED)))
        assert [type(one) for one in found] == [Article, Article]


def test_without_its_text_a_table_is_one_failure() -> None:
    with pytest.raises(UnreadableInput, match=r"it has no 'text'; .*--columns.*\(it has id, body, title\)"):
        read(written(ROWS))


def test_a_bad_row_is_one_failure_and_the_rest_goes_on() -> None:
    data = (
        'text,outlet\n"Orr, Vik said\nso",A\nOrr, Vik said,A\n,B\n\n"' + "x" * 1_000_001 + '",C\nVik left,D\n'
    )
    results = read(data)
    assert [one.outlet if isinstance(one, Article) else one.input for one in results] == [
        "A", "a.csv:4", "a.csv:5", "a.csv:7", "D",
    ]  # fmt: skip


def test_a_line_that_is_too_long_is_one_failure() -> None:
    long = "x" * (LINE_BYTES + 1)
    results = read(f"text\nOrr left.\n{long}\nVik left.\n")
    assert [isinstance(one, Article) for one in results] == [True, False, True]


def test_a_table_that_is_cut_off_in_a_cell_says_so() -> None:
    _, cut = read(written(ROWS)[:-30], CALLED)
    assert isinstance(cut, Failure) and "ends within a cell" in cut.reason


@pytest.mark.parametrize("data", ["", "\n\n", "# x\n", "text\n", "text\n\n"])
def test_nothing_is_empty(data: str) -> None:
    with pytest.raises(EmptyInput):
        read(data)


def test_names_that_cannot_be_read_say_so() -> None:
    with pytest.raises(UnreadableInput, match="names of its columns"):
        read("text,out\rlet\nOrr left,A\n")


def test_a_million_columns_are_refused() -> None:
    names = ",".join(f"c{number}" for number in range(1_000_000))
    for data in (names, "text,id\nOrr left" + "," * 7_000_000):
        try:
            [failure] = read(data)
            assert isinstance(failure, Failure)
        except TooLarge as error:
            assert "more than 1,000 columns" in error.reason
