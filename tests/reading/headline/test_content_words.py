"""Content words and numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.headline.content_words import ContentWord, headline_tokens, terms_of
from accordingto.reading.headline.synonyms import headline_class, kin
from accordingto.reading.lexicons import entries


def terms(text: str) -> list[ContentWord]:
    return terms_of(headline_tokens(text))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1,200 sheep", 1200, "sheep"),
        ("$3.5m", 3.5e6, "$"),
        ("two million people", 2e6, "peopl"),
        ("twenty-nine of the houses", 29, "hous"),
        ("two dozen ferries", 24, "ferry"),
        ("30% of tolls", 30, "%"),
        ("30 per cent", 30, ""),
        ("12 in Vestby", 12, ""),
    ],
)
def test_numbers_count(text: str, value: float, unit: str) -> None:
    found = terms(text)[0]
    assert (found.value, found.unit) == (value, unit)


def test_words_of_one_class_stand_once_in_a_line() -> None:
    for line in (*entries("headlinewords"), *entries("headlineclasses"), *entries("headlinenouns")):
        words = line.partition(": ")[2].split() or line.split()
        assert len(words) == len(set(words)), line


def test_an_unknown_class_is_an_error() -> None:
    assert "the" in headline_class("idle")
    assert kin("nosuchword") == frozenset()
    with pytest.raises(KeyError):
        headline_class("nosuchclass")


@given(st.text(max_size=60))
def test_words_and_terms_point_at_the_text(text: str) -> None:
    words = headline_tokens(text)
    assert all(0 <= w.start < w.end <= len(text) for w in words)
    starts = {word.start for word in words}
    assert all(t.start in starts and t.start < t.end for t in terms_of(words))
