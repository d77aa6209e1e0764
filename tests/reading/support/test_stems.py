"""Stems, numbers and opposites."""

from __future__ import annotations

import pytest

from accordingto.reading.support.stems import number_words, opposites_of, stem


@pytest.mark.parametrize(
    "words",
    [
        ("close", "closes", "closed", "closing"),
        ("die", "dies", "died"),
        ("city", "cities"),
        ("plan", "planned", "planning"),
        ("go", "went", "gone"),
        ("child", "children"),
        ("bias", "biased", "biases"),
        ("militia", "militias"),
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


def test_words_that_rule_each_other_out_opposites_of() -> None:
    assert stem("condemned") in opposites_of(stem("praises"))
    assert stem("praised") not in opposites_of(stem("praises"))
    assert not opposites_of(stem("oar"))


def test_what_is_denied_by_its_beginning_is_opposite() -> None:
    assert stem("illegal") in opposites_of(stem("legal"))
    assert stem("legal") in opposites_of(stem("illegal"))
    assert stem("ensure") not in opposites_of(stem("sure"))
    assert stem("insure") not in opposites_of(stem("sure"))
