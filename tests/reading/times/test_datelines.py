"""The day that a text prints at its top. All bodies are invented."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.times.datelines import printed_day, with_day
from accordingto.types import Article

BODY = "\n\nThe tolls will rise on Friday, the port said.\n"


def article(text: str, published: str | None = None, retrieved: str | None = None) -> Article:
    return Article(id="0" * 16, text=text, published=published, retrieved=retrieved)


@pytest.mark.parametrize(
    ("top", "day"),
    [
        ("Tolls to rise\n\nPublished: 3 March 2031", "2031-03-03"),
        ("Published 3 March 2031", "2031-03-03"),
        ("Posted on March 3, 2031 at 10:15", "2031-03-03"),
        ("Published: 2031-03-03", "2031-03-03"),
        ("Published: 3/4/2031", None),
        ("Date: 3 March 2031", None),
        ("HARBOUR CITY, March 3, 2031 (Agency) — Tolls rise.", "2031-03-03"),
        ("HARBOUR CITY, Norland, 3 March 2031 - Tolls rise.", "2031-03-03"),
        ("HARBOUR CITY, March 3 (Agency) — Tolls rise.", None),
        ("Published: 3 March", None),
        ("Published: February 30, 2031", None),
        ("Published: 3 March 2031\nHARBOUR CITY, March 5, 2031 — Tolls rise.", None),
        ("Published by Vest in 2031", None),
        ("The book, published 3 March 2031, is out.", None),
        ("Vik, March 3, 2031 — Tolls rise.", None),
        ("Tolls rise on 3 March 2031.", None),
        ("x" * 1200 + "\nPublished: 3 March 2031", None),
    ],
)
def test_only_a_day_that_cannot_be_meant_otherwise_is_taken(top: str, day: str | None) -> None:
    assert with_day(article(top + BODY)).published == day


def test_a_given_day_stays() -> None:
    one = article("Published: 3 March 2031" + BODY, published="2031-05-03")
    assert with_day(one).published == "2031-05-03"


@given(st.text())
def test_any_text_has_a_day_or_none(text: str) -> None:
    printed = printed_day(text)
    assert printed is None or text[printed[1].start : printed[1].end] == printed[1].text


def test_the_printed_day_stands_with_its_words() -> None:
    day, words = printed_day("Harbour news\n\nPublished: 3 March 2031\n\nIt rained.") or (None, None)

    assert day == date(2031, 3, 3)
    assert words is not None and (words.start, words.text) == (25, "3 March 2031")
