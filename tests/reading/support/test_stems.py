"""Stems, numbers and opposites."""

from __future__ import annotations

import pytest

from accordingto.reading.support.stems import are_opposite, number_words, stem


@pytest.mark.parametrize(
    "words",
    [
        ("close", "closes", "closed", "closing"),
        ("die", "dies", "died"),
        ("city", "cities"),
        ("plan", "planned", "planning"),
        ("go", "went", "gone"),
        ("child", "children"),
    ],
)
def test_the_forms_of_a_word_have_one_stem(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("bus", "bu"), ("seed", "see"), ("ring", "r"), ("crisis", "crisi")]
)
def test_an_ending_that_is_none_stays(one: str, other: str) -> None:
    assert stem(one) != other


def test_numbers_are_listed() -> None:
    assert number_words()["seven"] == 7


def test_words_that_rule_each_other_out_are_opposite() -> None:
    assert are_opposite(stem("praises"), stem("condemned"))
    assert not are_opposite(stem("praises"), stem("praised"))
    assert not are_opposite(stem("harmonica"), stem("condemned"))
