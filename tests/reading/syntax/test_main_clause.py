"""The clause by which a content is judged. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.syntax.main_clause import (
    first_sentence,
    is_clause,
    is_gerund,
    is_negative,
    main_clause,
    sentence_with,
)


@pytest.mark.parametrize(
    ("content", "clause"),
    [
        ("The port will close.", "the port will close"),
        ("Although it rained, the port opened.", "the port opened"),
        ("The port, built in haste, is closed.", "the port is closed"),
        ("The mayor, who rowed, left.", "the mayor left"),
        ("The port closed because it rained.", "the port closed"),
        ("No. The port of Vik is closed.", "the port of vik is closed"),
    ],
)
def test_what_is_fronted_passing_or_depends_is_left_out(content: str, clause: str) -> None:
    assert " ".join(main_clause(content)) == clause


@pytest.mark.parametrize(
    ("content", "negative"),
    [
        ("The port will not close.", True),
        ("The port will close.", False),
        ("There is no doubt that it rained.", False),
        ("Nobody can say that the port is not old.", True),
        ("The port isn’t closed.", True),
    ],
)
def test_negations_near_the_verb_count(content: str, negative: bool) -> None:
    assert is_negative(main_clause(content)) == negative


def test_a_word_or_two_are_no_first_sentence() -> None:
    assert first_sentence("Look. The port is closed. It rained.") == "The port is closed."


def test_the_sentence_around_some_words_is_found() -> None:
    content = "It rained all day. The port of Vik is closed. Orr left it."

    assert sentence_with(content, "Vik is").strip() == "The port of Vik is closed."
    assert sentence_with(content, "never") == content


@pytest.mark.parametrize(
    ("words", "clause"),
    [("the port is closed", True), ("the old port", False), ("vik 's port", False), ("we 'll row", True)],
)
def test_a_clause_has_a_finite_verb(words: str, clause: bool) -> None:
    assert is_clause(tuple(words.split())) == clause


@pytest.mark.parametrize(("word", "gerund"), [("closing", True), ("nothing", False), ("king", False)])
def test_not_every_ing_is_a_participle(word: str, gerund: bool) -> None:
    assert is_gerund(word) == gerund
