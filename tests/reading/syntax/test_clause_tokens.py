"""The words and marks of a text, cut once and taken by stretches."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.syntax.clause_tokens import ClauseTokens, first_tokens, tokens_in

TEXT = "The port isn’t closed -- it’s open."


def forms(start: int, end: int) -> list[str]:
    return [word.form for word in ClauseTokens(TEXT).between(start, end)]


def test_contractions_and_dashes_are_one_word_each() -> None:
    assert forms(0, len(TEXT)) == ["the", "port", "isn't", "closed", "--", "it's", "open", "."]


def test_a_word_that_an_edge_cuts_counts_as_far_as_it_is_inside() -> None:
    assert forms(1, TEXT.index("’t")) == ["he", "port", "isn"]
    assert forms(TEXT.index("’t"), TEXT.index("-- ") + 1) == ["'", "t", "closed", "-"]
    assert forms(5, 7) == ["or"]


def test_marks_and_capitals_are_known() -> None:
    word, mark = tokens_in("Orr!")
    assert (word.is_mark, word.is_capital) == (False, True)
    assert (mark.is_mark, mark.is_capital) == (True, False)


def test_the_beginning_is_cut_without_the_rest() -> None:
    assert next(first_tokens("Wait! " * 1000)).form == "wait"


@given(st.text("aB1'’-_.,“ \n", max_size=20), st.integers(0, 20), st.integers(0, 20))
def test_a_stretch_has_the_words_that_it_has_alone(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    found = ClauseTokens(text).between(start, end)
    assert [(word.start - start, word.end - start, word.form) for word in found] == [
        (word.start, word.end, word.form) for word in tokens_in(text[start:end])
    ]
