from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.export.wording import joined, one_line, outlets_in_words, shortened, title_of
from accordingto.types import Article, Span


@given(st.text(), st.integers(1, 40))
def test_shortened_text_is_short(text: str, length: int) -> None:
    short = shortened(text, length)
    assert len(short) <= length
    assert short == text or short.endswith("…")


def test_pieces_stand_on_one_line_with_an_ellipsis_between_them() -> None:
    assert one_line("a \n\t b") == "a b"
    assert joined([Span(0, 3, "a\nb"), Span(5, 6, " "), Span(8, 9, "c")]) == "a b … c"


@pytest.mark.parametrize(
    ("article", "title"),
    [
        (Article(id="0", path="a.txt", url="u", headline=Span(0, 3, "A\nb"), text="A\nb"), "A b"),
        (Article(id="0", path="a.txt", url="https://news.example/a", text=""), "a.txt"),
        (Article(id="0", url="https://news.example/a", text=""), "https://news.example/a"),
        (Article(id="0", text=""), "Article 0"),
    ],
)
def test_an_article_is_named_by_the_first_name_it_has(article: Article, title: str) -> None:
    assert title_of(article) == title


@pytest.mark.parametrize(
    ("outlets", "unnamed", "told"),
    [
        ((), 0, "0 outlets"),
        ((), 1, "1 article of unknown outlet"),
        (("Osmark Post",), 0, "1 outlet"),
        (("Osmark Post", "Elswick Courier"), 6, "2 outlets, 6 articles of unknown outlet"),
        (("The Osmark Post", "Osmark Post", "Elswick Courier"), 0, "3 outlets of 2 publishers"),
        (("The Guardian", "The Observer"), 1, "2 outlets of 1 publisher, 1 article of unknown outlet"),
    ],
)
def test_outlets_are_counted_with_their_publishers_and_what_is_unknown(
    outlets: tuple[str, ...], unnamed: int, told: str
) -> None:
    assert outlets_in_words(outlets, unnamed) == told
