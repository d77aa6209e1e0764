"""Words of headlines, and which of them say what it is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.headline.content_words import content_words, headline_tokens
from accordingto.reading.lexicons import entries


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The port will raise its tolls", ["port", "raise", "tolls"]),
        ("US and UK sign it", ["us", "uk", "sign"]),
        ("They told us so", ["told"]),
        ("TELL US ABOUT THE PORT", ["tell", "us", "port"]),
        ("He isn’t in the U.S.", ["us"]),
        ("1,200 of Orr’s sheep", ["1,200", "orr", "sheep"]),
    ],
)
def test_small_words_say_nothing_by_themselves(text: str, words: list[str]) -> None:
    assert [word.form for word in content_words(headline_tokens(text))] == words


def test_words_of_one_class_stand_once_in_a_line() -> None:
    for line in (*entries("headlineclasses"), *entries("headlinenouns")):
        words = line.partition(": ")[2].split() or line.split()
        assert len(words) == len(set(words)), line


@given(st.text(max_size=60))
def test_words_point_at_the_text(text: str) -> None:
    words = headline_tokens(text)
    assert all(0 <= w.start < w.end <= len(text) for w in words)
