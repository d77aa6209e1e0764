from __future__ import annotations

import io
import json

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from accordingto.ingest.inputs.kinds import kind_of
from accordingto.ingest.inputs.stream import Stream
from accordingto.ingest.records.jsonl import read_jsonl
from accordingto.types import Article, Failure

TEXT = "Harbour closes\n\nThe harbour will close in June, the mayor of Osmark said."
CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")


def read(*lines: bytes | dict[str, object]) -> list[Article | Failure]:
    written = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    return list(read_jsonl(Stream("a.jsonl", io.BytesIO(b"\n".join(written))), "a.jsonl"))


def only_article(*lines: bytes | dict[str, object]) -> Article:
    [article] = read(*lines)
    assert isinstance(article, Article)
    return article


@settings(deadline=None)
@given(st.text(CHARACTERS), st.booleans())
def test_text_comes_through_character_for_character(text: str, escaped: bool) -> None:
    assume(kind_of(text + "x") is None)  # data in place of prose is refused
    line = json.dumps({"text": text + "x"}, ensure_ascii=escaped).encode()
    assert only_article(line).text == text + "x"


def test_all_fields() -> None:
    article = only_article({
        "path": "2031/a.txt", "id": 7, "text": TEXT, "headline": "Harbour closes", "outlet": "Courier",
        "byline": ["Jonna Vik", "Aron Lund"], "published": "2031-05-04", "url": "https://courier.example",
        "section": "local",
    })  # fmt: skip
    assert article.headline is not None
    assert article.headline.text == "Harbour closes"
    assert (article.path, article.outlet, article.url) == ("2031/a.txt", "Courier", "https://courier.example")
    assert (article.byline, article.published) == (("Jonna Vik", "Aron Lund"), "2031-05-04")


@pytest.mark.parametrize(("record", "path"), [({"id": "n-1"}, "n-1"), ({"id": 0}, "0"), ({}, "a.jsonl:1")])
def test_names(record: dict[str, object], path: str) -> None:
    assert only_article(record | {"text": TEXT}).path == path


def test_empty_fields_are_absent_ones() -> None:
    article = only_article(
        {"text": TEXT, "byline": "", "published": "", "outlet": "", "url": None, "headline": ""}
    )
    assert (article.byline, article.published, article.outlet, article.url) == ((), None, None, None)
    assert article.headline is not None


def test_one_author_may_be_a_string() -> None:
    assert only_article({"text": TEXT, "byline": "Jonna Vik"}).byline == ("Jonna Vik",)


def test_headline_that_is_not_in_the_text_is_put_before_it() -> None:
    article = only_article({"text": TEXT, "headline": "Mayor resigns"})
    assert article.headline is not None
    assert (article.headline.start, article.headline.text) == (0, "Mayor resigns")
    assert article.text == f"Mayor resigns\n\n{TEXT}"


@pytest.mark.parametrize(
    "bad",
    [
        b"{", b"[]", b"null", b'"text"', b"not json", b"{}", b'{"text": 5}', b'{"text": ""}',
        b'{"text": " "}',
        b'{"text": "a\\u0000b"}', b'{"text": "\xff"}', b"\0\0\0",
        b'{"text": "word", "published": "yesterday"}', b'{"text": "word", "byline": 3}',
        b'{"text": "' + b"x" * 10_000_000 + b'"}', b'{"text": "' + b"x" * 1_000_001 + b'"}', b"[" * 100_000,
    ],
    ids=range(17),
)  # fmt: skip
def test_a_bad_line_is_one_failure_and_the_rest_goes_on(bad: bytes) -> None:
    first, failure, last = read({"text": TEXT}, bad, b"", {"text": TEXT})
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(failure, Failure)
    assert failure.input == "a.jsonl:2"
    assert last.path == "a.jsonl:4"


def test_byte_order_mark_and_windows_line_ends() -> None:
    line = json.dumps({"text": TEXT}).encode()
    assert only_article(b"\xef\xbb\xbf" + line + b"\r", b"\r").text == TEXT


def test_a_few_characters_that_cannot_be_read_are_marked() -> None:
    text = f"“{TEXT}” " * 2
    assert only_article({"text": f"{text}\0"}).text == f"{text}\ufffd"
    broken = json.dumps({"text": text}, ensure_ascii=False).encode().replace(b"Osmark", b"Osm\xe4rk", 1)
    assert only_article(broken).text == text.replace("Osmark", "Osm\ufffdrk", 1)


def test_half_a_character_costs_itself_and_no_more() -> None:
    text = TEXT.replace("in June", r"in June \ud83d")
    article = only_article(b'{"text": "%b"}' % text.replace("\n", r"\n").encode())

    assert article.text == TEXT.replace("in June", "in June \ufffd")


def test_nul_in_a_name_costs_itself_and_no_more() -> None:
    article = only_article({"text": TEXT, "headline": "Har\0bour", "outlet": "Cou\0rier", "byline": "Vi\0k"})

    assert (article.outlet, article.byline) == ("Cou\ufffdrier", ("Vi\ufffdk",))
    assert article.text.startswith("Har\ufffdbour\n\n")
