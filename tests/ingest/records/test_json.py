from __future__ import annotations

import io
import json
import time
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.errors import EmptyInput, UnreadableInput
from accordingto.ingest.inputs.stream import LINE_BYTES, Stream
from accordingto.ingest.records.json import read_json, values_of
from accordingto.types import Article, Failure

TEXT = "The harbour will close in June, the mayor of Osmark said."


def read(data: bytes, columns: Mapping[str, str] | None = None) -> list[Article | Failure]:
    return list(read_json(Stream("a.json", io.BytesIO(data)), "a.json", columns or {}))


def texts(data: bytes, columns: Mapping[str, str] | None = None) -> list[str]:
    return [one.text if isinstance(one, Article) else f"! {one.input}" for one in read(data, columns)]


@pytest.mark.parametrize(
    "data",
    [
        json.dumps([{"text": TEXT}, {"text": TEXT}]),
        json.dumps([{"text": TEXT}, {"text": TEXT}], indent=2),
        "\ufeff \n" + json.dumps([{"text": TEXT}, {"text": TEXT}]),
        json.dumps({"text": TEXT}, indent=1) * 2,
        json.dumps({"status": "ok", "articles": [{"text": TEXT}, {"text": TEXT}]}),
        f'[{{"text": "{TEXT}"}}, {{"text": "{TEXT}"}},]',
    ],
)
def test_an_article_an_object(data: str) -> None:
    assert texts(data.encode()) == [TEXT, TEXT]


def test_columns_say_what_the_fields_are_called() -> None:
    data = json.dumps([{"body": TEXT, "title": "Harbour closes", "n": 7, "date": "2031-05-04"}]).encode()
    [article] = read(data, {"text": "body", "headline": "title", "published": "date", "id": "n"})
    assert isinstance(article, Article)
    assert (article.text, article.published, article.path) == (f"Harbour closes\n\n{TEXT}", "2031-05-04", "7")


def test_a_bad_object_is_one_failure_with_what_to_do() -> None:
    data = json.dumps([{"text": TEXT}, {"title": 1}, None, {"text": 5}, {"text": TEXT}])
    assert texts(data.encode()) == [TEXT, "! a.json:2", "! a.json:3", "! a.json:4", TEXT]
    failure = read(json.dumps([{"title": "a", "text": ""}]).encode(), {"text": "body"})[0]
    assert isinstance(failure, Failure)
    assert (failure.reason, "(it has title, text)" in failure.advice) == ("it has no 'body'", True)


def test_what_stands_before_the_cut_is_read() -> None:
    whole = json.dumps([{"text": TEXT}] * 3).encode()
    stream = read_json(Stream("a.json", io.BytesIO(whole[:-20])), "a.json", {})
    assert [type(next(stream)), type(next(stream))] == [Article, Article]
    with pytest.raises(UnreadableInput, match="cut off within object 3"):
        next(stream)


@pytest.mark.parametrize(
    "data", [b"[1, 2]", b'"text"', b"[[]]", b"null", b"[" * 100_000, b'["' + b"x" * 10_000_000]
)
def test_other_json_is_one_failure(data: bytes) -> None:
    with pytest.raises(UnreadableInput):
        read(data)


@pytest.mark.parametrize("data", [b"", b" ", b"[]", b"[ ]\n"])
def test_nothing_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyInput):
        read(data)


def test_an_object_that_is_too_large_is_passed_over() -> None:
    large = json.dumps({"text": "x" * LINE_BYTES})
    assert texts(f'[{{"text": "{TEXT}"}}, {large}, {{"text": "{TEXT}"}}]'.encode()) == [
        TEXT,
        "! a.json:2",
        TEXT,
    ]


WORDS = st.sampled_from(["", "a", '"', "\\", '\\"', "[{", "]}", ",", "\n", 'x":"y'])
JSON = st.recursive(
    WORDS | st.integers() | st.none(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(WORDS, inner, max_size=2),
    max_leaves=4,
)


@settings(deadline=None, max_examples=50)
@given(
    st.lists(st.dictionaries(WORDS, JSON, max_size=2), max_size=3),
    st.integers(1, 9),
    st.sampled_from([None, 1]),
)
def test_values_are_cut_apart_wherever_the_chunks_end(
    values: list[object], size: int, indent: int | None
) -> None:
    data = json.dumps(values, indent=indent).encode()
    chunks = [data[at : at + size] for at in range(0, len(data), size)]
    assert [json.loads(value.data or b"") for value in values_of(chunks)] == values


@pytest.mark.parametrize("piece", [b'"', b"\\", b'"\\', b"[", b"{", b"]", b",", b"a"])
def test_cutting_takes_no_longer_than_the_document_is_long(piece: bytes) -> None:
    began = time.process_time()
    for _ in values_of([b"["] + [piece * 65_536] * 10):
        pass
    assert time.process_time() - began < 10
