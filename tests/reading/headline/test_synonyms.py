from __future__ import annotations

import pytest

from accordingto.reading.headline.synonyms import headline_class, kin, number_words, root, stem


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


def test_words_made_from_one_word_have_one_root() -> None:
    assert root(stem("deficiency")) == root(stem("deficient"))


def test_words_that_headlines_put_for_each_other_are_kin() -> None:
    assert kin(stem("slams")) & kin(stem("criticised"))
    assert not kin(stem("harmonica"))


def test_numbers_and_classes_are_listed() -> None:
    assert number_words()["seven"] == 7
    with pytest.raises(KeyError):
        headline_class("no such class")
