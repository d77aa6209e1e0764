"""The predicate of a stretch of text. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.syntax.predicates import Predicate, predicate_of
from tests.reading.parts import document


def predicate(text: str) -> Predicate:
    doc = document(text)
    found = predicate_of(doc, [TokenSpan(0, len(doc))])
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The port will close.", "close"),
        ("Although it rained, the port opened.", "opened"),
        ("The mayor, who rowed to Vest, left.", "left"),
        ("No. The port closed at noon.", "closed"),
    ],
)
def test_the_predicate_is_that_of_the_first_sentence_that_says_something(text: str, word: str) -> None:
    found = predicate(text)
    assert found.doc[found.at] == word


def test_marks_alone_have_no_predicate() -> None:
    doc = document("— .")
    assert predicate_of(doc, [TokenSpan(0, len(doc))]) is None


@pytest.mark.parametrize(
    ("text", "negative"),
    [
        ("The port will not close.", True),
        ("The port won’t close.", True),
        ("Nobody saw the ferry.", True),
        ("There is no doubt that it rained.", False),
        ("The port closed, which nobody liked.", False),
    ],
)
def test_negations_of_the_predicate_count(text: str, negative: bool) -> None:
    assert predicate(text).is_negative == negative


@pytest.mark.parametrize(
    ("text", "clause", "order", "question", "conditional"),
    [
        ("The port closed.", True, False, False, False),
        ("The old port.", False, False, False, False),
        ("Will the port close?", True, False, True, False),
        ("The port will close if it rains.", True, False, False, True),
        ("The port will close even if it rains.", True, False, False, False),
    ],
)
def test_what_a_sentence_does(
    text: str, clause: bool, order: bool, question: bool, conditional: bool
) -> None:
    found = predicate(text)
    assert (found.is_clause, found.is_order) == (clause, order)
    assert (found.is_question, found.is_conditional) == (question, conditional)


def test_a_bare_verb_at_the_beginning_is_an_order() -> None:
    assert predicate("Keep the boats.").is_order
    assert not predicate("The boats keep well.").is_order
