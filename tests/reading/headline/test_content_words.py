"""Content words, stems and numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.headline.alignment import alike
from accordingto.reading.headline.content_words import ContentWord, headline_tokens, terms_of
from accordingto.reading.headline.synonyms import headline_class, kin, root, stem
from accordingto.reading.lexicons import entries


def terms(text: str) -> list[ContentWord]:
    return terms_of(headline_tokens(text))


def likeness(one: str, other: str) -> float:
    """How alike the last content words of two phrases are."""
    return alike(terms(one)[-1], terms(other)[-1])


@pytest.mark.parametrize(
    "forms",
    [
        "close closes closed closing",
        "deny denies denied denying",
        "rise rose risen",
        "stop stopped",
        "child children",
    ],
)
def test_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "words", ["deficiency deficient", "Iraq Iraqi", "Australia Australian", "elect election", "quick quickly"]
)
def test_words_made_from_each_other_have_one_root(words: str) -> None:
    assert len({root(stem(word.lower())) for word in words.split()}) == 1


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


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the tolls", "a toll", True),
        ("the U.S.", "the United States", True),
        ("the IMF", "the International Monetary Fund", True),
        ("the port", "the quarry", False),
        ("about 20", "twenty", True),
        ("some 900", "908", True),
        ("some 20", "25", False),
        ("in 2000", "in 2010", False),
        ("he slams", "she criticised", True),
        ("he quits", "she stepped down", True),
    ],
)
def test_likeness(one: str, other: str, same: bool) -> None:
    assert bool(likeness(one, other)) == same


def test_words_of_one_class_stand_once_in_a_line() -> None:
    for line in (*entries("headlinewords"), *entries("headlineclasses"), *entries("headlinenouns")):
        words = line.partition(": ")[2].split() or line.split()
        assert len(words) == len(set(words)), line


def test_an_unknown_class_is_an_error() -> None:
    assert "not" in headline_class("negations")
    assert kin("nosuchword") == frozenset()
    with pytest.raises(KeyError):
        headline_class("nosuchclass")


@given(st.text(max_size=60))
def test_words_and_terms_point_at_the_text(text: str) -> None:
    words = headline_tokens(text)
    assert all(0 <= w.start < w.end <= len(text) for w in words)
    assert all(words[t.at].start == t.start < t.end for t in terms_of(words))
