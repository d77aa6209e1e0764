from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.syntax.name_tokens import name_tokens, said


def written(text: str) -> list[str]:
    return [term.text for term in name_tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S. Sen. J. O'Neill's aide.", ["U.S.", "Sen.", "J.", "O'Neill", "'s", "aide", "."]),
        ("Secretary-General, 1,426 votes", ["Secretary-General", ",", "1,426", "votes"]),
        ("the Lundes’ boat", ["the", "Lundes", "’", "boat"]),
    ],
)
def test_terms_are_words_as_names_and_titles_are_written(text: str, expected: list[str]) -> None:
    assert written(text) == expected


def test_ex_is_no_part_of_a_name() -> None:
    assert [token.text for token in name_tokens("Ex-Orr") if token.is_capital] == ["Orr"]
    assert [token.text for token in name_tokens("Rex-Orr") if token.is_capital] == ["Rex-Orr"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ida Lunde)", "Ida Lunde"),
        ("[the mayor", "the mayor"),
        ("Ida (Idy) Lunde", "Ida (Idy) Lunde"),
        ("Lunde  [Idy]", "Lunde [Idy]"),
    ],
)
def test_half_a_pair_of_brackets_is_left_out(text: str, expected: str) -> None:
    assert said(text, name_tokens(text)) == expected


def test_a_bracket_inside_a_word_is_kept() -> None:
    assert said("[W]e", name_tokens("[W]e")[:2]) == "[W"
    assert said("W]e left", name_tokens("W]e left")) == "W]e left"


def test_articles_joined_to_a_name_leave_it_capital() -> None:
    capital = {term.text: term.is_capital for term in name_tokens("al-Amr d'Oste pro-Vest")}
    assert capital == {"al-Amr": True, "d'Oste": True, "pro-Vest": False}


@given(st.text(max_size=80))
def test_terms_stand_where_they_say(text: str) -> None:
    assert all(text[t.start : t.end] == t.text for t in name_tokens(text))


def test_hostile_text_takes_bounded_time() -> None:
    text = "a-" * 100_000 + "A." * 100_000 + "'" * 100_000
    began = time.process_time()
    name_tokens(text)
    assert time.process_time() - began < 5
