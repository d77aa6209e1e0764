from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.times.tokens import BREAK, words_of_time


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("2031-03-12", {"ISO"}),
        ("3/12/31", {"SLASHED"}),
        ("10:30", {"CLOCK"}),
        ("1990s", {"DECADE"}),
        ("3rd", {"ORDINAL", "DAYTH"}),
        ("45th", {"ORDINAL"}),
        ("12", {"NUMBER", "DAY", "HOUR", "SHORTYEAR"}),
        ("31", {"NUMBER", "DAY", "SHORTYEAR"}),
        ("2031", {"NUMBER", "YEAR"}),
        ("5000", {"NUMBER"}),
        ("3.30", {"NUMBER", "DOTTED"}),
        ("harbour", set()),
    ],
)
def test_a_word_has_every_role_of_its_form(text: str, roles: set[str]) -> None:
    (word,) = words_of_time(text)

    assert word.roles == roles


def test_what_a_mark_is_glued_to_is_no_day() -> None:
    assert [word.roles for word in words_of_time("$12")][1] == frozenset()


def test_nothing_reaches_across_an_empty_line() -> None:
    assert [word.text for word in words_of_time("May\n\n12")] == ["May", BREAK, "12"]


@given(st.text(max_size=80))
def test_words_stand_where_they_say(text: str) -> None:
    words = [word for word in words_of_time(text) if word.text != BREAK]

    assert all(text[word.start : word.end] == word.text for word in words)
    assert all(a.end <= b.start for a, b in pairwise(words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a.m. am, o’clock", ["a.m.", "am", ",", "o'clock"]),
        ("Jan. and jan", ["jan.", "and", "jan"]),
        ("she's here’s", ["she", "'s", "here", "'s"]),
        ("q1 q_1 x2", ["q1", "q_1", "x2"]),
    ],
)
def test_words_are_cut_as_they_are_written(text: str, words: list[str]) -> None:
    assert [word.lower for word in words_of_time(text)] == words


def test_only_an_empty_line_is_a_break() -> None:
    assert [word.text for word in words_of_time(" \n\nMay\n12  \n \n ")] == [BREAK, "May", "12", BREAK]
