from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.syntax.lemmas import is_participle, is_plural, lemmas_of, respelt, singular


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("said", "say"),
        ("says", "say"),
        ("saying", "say"),
        ("thought", "think"),
        ("denied", "deny"),
        ("denies", "deny"),
        ("lying", "lie"),
        ("admitted", "admit"),
        ("labelled", "label"),
        ("urging", "urge"),
        ("noted", "note"),
        ("dismisses", "dismiss"),
        ("analyses", "analysis"),
        ("accusations", "accusation"),
        ("foresaw", "foresee"),
    ],
)
def test_a_form_leads_to_its_word(form: str, lemma: str) -> None:
    assert lemma in lemmas_of(form)


def test_participles() -> None:
    assert is_participle("expected")
    assert is_participle("seen")
    assert not is_participle("expecting")


def test_one_spelling_of_ise() -> None:
    assert respelt("criticise") == respelt("criticize") == "criticize"


@given(st.text())
def test_any_word_is_a_form_of_itself(word: str) -> None:
    assert lemmas_of(word)[0] == word


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("spokesmen", "spokesman"),
        ("secretaries", "secretary"),
        ("polls", "poll"),
        ("press", "press"),
        ("Women", "woman"),
        ("Israelis", "israeli"),
        ("crisis", "crisis"),
    ],
)
def test_singular(word: str, one: str) -> None:
    assert singular(word) == one
    assert is_plural(word) == (word.lower() != one)
