from __future__ import annotations

import hashlib
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from accordingto.errors import EmptyInput, TooLarge, UnreadableInput
from accordingto.ingest import article_from_text
from accordingto.ingest.article import HEADLINE_CHARS, TEXT_CHARS
from accordingto.types import Span

BODY = "The harbour will close in June, the mayor of Osmark said."
CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")


@settings(deadline=None)
@given(st.text(CHARACTERS))
def test_text_comes_through_character_for_character(text: str) -> None:
    assume("://" not in text)  # a list of addresses is refused
    article = article_from_text(text + "x")
    assert article.text == text + "x"
    assert article.id == hashlib.sha256(article.text.encode()).hexdigest()[:16]
    if article.headline is not None:
        span = article.headline
        assert span.text == article.text[span.start : span.end]


def test_what_is_known_is_kept() -> None:
    article = article_from_text(
        f"Harbour closes\n\n{BODY}", path="a.txt", url="https://courier.example", outlet="Courier",
        byline=["Jonna Vik"], published="2031-05-04T09:30Z",
    )  # fmt: skip
    assert article.headline is not None
    assert (article.path, article.url, article.outlet) == ("a.txt", "https://courier.example", "Courier")
    assert (article.byline, article.published) == (("Jonna Vik",), "2031-05-04T09:30:00+00:00")
    assert (article.headline.text, article.language) == ("Harbour closes", "en")


def test_given_headline_stands_where_the_text_has_it_or_else_before_it() -> None:
    article = article_from_text(f"{BODY}\nHarbour closes\n", headline="Harbour closes")
    assert article.headline is not None
    assert article.headline.start == len(BODY) + 1
    article = article_from_text(f"First line\n\n{BODY}", headline="Harbour closes")
    assert article.headline == Span(0, 14, "Harbour closes")
    assert article.text == f"Harbour closes\n\nFirst line\n\n{BODY}"


@pytest.mark.parametrize("headline", ["", " ", "…"])
def test_a_given_headline_without_words_is_none(headline: str) -> None:
    assert article_from_text(f"Ferry sunk\n\n{BODY}", headline=headline).text == f"Ferry sunk\n\n{BODY}"


def test_given_facts_go_before_the_front_matter() -> None:
    text = f"---\noutlet: Courier\nauthor: Jonna Vik\n---\n# Harbour closes\n\n{BODY}"
    article = article_from_text(text, format="markdown", outlet="Herald")
    assert article.text == f"Harbour closes\n\n{BODY}"
    assert (article.outlet, article.byline) == ("Herald", ("Jonna Vik",))


def test_a_blank_outlet_and_a_blank_author_are_none() -> None:
    article = article_from_text(BODY, outlet=" \n", byline=["\t", "Jonna Vik", ""])
    assert (article.outlet, article.byline) == (None, ("Jonna Vik",))


@pytest.mark.parametrize("text", ["", " \r\n\t ", "\u200b\u2060\ufeff", "…?!"])
def test_no_words(text: str) -> None:
    with pytest.raises(EmptyInput):
        article_from_text(text)


@pytest.mark.parametrize("text", ["a\0b", "a\ud800b", "\udcff"])
def test_what_is_no_text_is_refused(text: str) -> None:
    with pytest.raises(UnreadableInput):
        article_from_text(text)


@pytest.mark.parametrize("field", ["outlet", "url", "path"])
def test_what_is_no_text_is_refused_in_other_fields(field: str) -> None:
    broken: dict[str, Any] = {field: "a\ud800"}
    with pytest.raises(UnreadableInput):
        article_from_text(BODY, **broken)
    with pytest.raises(UnreadableInput):
        article_from_text(BODY, byline=["a\ud800"])


def test_length_limit() -> None:
    assert len(article_from_text("x" * TEXT_CHARS).text) == TEXT_CHARS
    with pytest.raises(TooLarge, match="1,000,001 characters"):
        article_from_text("x" * (TEXT_CHARS + 1))


def test_bad_date_is_wrong_usage() -> None:
    with pytest.raises(ValueError, match="ISO 8601"):
        article_from_text(BODY, published="yesterday")


def test_length_limit_of_headlines() -> None:
    longest = "x" * HEADLINE_CHARS
    headline = article_from_text(BODY, headline=longest).headline
    assert headline is not None and headline.text == longest
    with pytest.raises(TooLarge, match="headline has 2,001 characters"):
        article_from_text(BODY, headline=f"{longest}x")
    assert article_from_text(f"# {longest}x\n\n{BODY}", format="markdown").headline is None
