"""Whether a proposition attributes and hedges."""

from __future__ import annotations

import pytest

from accordingto.reading.headline.statement import attributes, hedges, statement_of
from accordingto.types import Span
from tests.reading.support.texts import words_of


@pytest.mark.parametrize(
    ("proposition", "expected"),
    [
        ("Orr: Tolls will rise", True),
        ("Tolls will rise: Port Minister Orr", True),
        ("Tolls will rise, Orr says", True),
        ("Orr warns of higher tolls", True),
        ("Tolls rise in Vestby", False),
        ("Storm, rain and a ten-mile tailback on the coast road: all traffic stops in the old town", False),
    ],
)
def test_a_proposition_that_says_on_whose_word_it_stands_attributes(proposition: str, expected: bool) -> None:
    assert attributes(words_of(proposition).lower) == expected


@pytest.mark.parametrize(
    ("proposition", "expected"),
    [
        ("Tolls may rise", True),
        ("Orr reportedly quits", True),
        ("Port expected to raise tolls", True),
        ("Port raises tolls", False),
    ],
)
def test_a_proposition_that_is_not_sure_hedges(proposition: str, expected: bool) -> None:
    assert hedges(words_of(proposition).lower) == expected


def test_a_statement_is_some_words_of_a_text() -> None:
    text = "Port raises tolls as ferry stops"
    one = statement_of(words_of(text), Span(0, 17, "Port raises tolls"))

    assert one.words.said(one.at) == "Port raises tolls"
    assert not (one.attributed or one.hedged)


def test_a_proposition_in_quotation_marks_is_visibly_somebodys() -> None:
    text = "Ida Orr on the ferry and the port: ‘They’re wasting all of our money on one quay’"
    start = text.index("‘")
    quoted = statement_of(words_of(text), Span(start, len(text), text[start:]))
    other = statement_of(words_of(text), Span(0, start - 2, text[: start - 2]))

    assert quoted.attributed
    assert not other.attributed
