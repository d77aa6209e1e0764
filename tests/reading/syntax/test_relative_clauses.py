"""To what a relative "who" refers. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.syntax.relative_clauses import antecedents_of
from accordingto.reading.syntax.trees import Trees
from tests.reading.actors.test_clusters import phrases
from tests.reading.parts import document


@pytest.mark.parametrize(
    ("source", "antecedent"),
    [
        ("The old mayor, [person|who] rowed, asked: [person|Who] left?", "The old mayor"),
        ("A nurse and the old mayor, [person|who] rowed, left.", "A nurse and the old mayor"),
        (
            "The removal of Justice Bo Lund, [person|who] left on Monday, has begun.",
            "Justice Bo Lund",
        ),
        ("Gov. Ida Orr of New Vest, [person|who] rowed to the port, left.", "Gov. Ida Orr of New Vest"),
        ("He blamed the citizens of Norland, [person|who] think of tolls only.", "the citizens of Norland"),
        (
            "It was announced by the pilots on the island, [person|who] rowed home.",
            "the pilots on the island",
        ),
    ],
)
def test_who_refers_to_the_phrase_on_which_its_clause_depends(source: str, antecedent: str) -> None:
    _, doc, items = phrases(source)

    (piece,) = antecedents_of([item.piece for item in items], doc)

    assert doc.text_of(piece) == antecedent


def test_a_question_refers_to_nothing() -> None:
    _, doc, items = phrases("Ida Orr left. [person|Who] rowed?")

    assert antecedents_of([item.piece for item in items], doc) == []


def test_a_noun_after_the_clause_begins_is_not_what_it_refers_to() -> None:
    doc = document("Vest, who rowed, citizens").parsed(
        Trees(
            ["PROPN", "PUNCT", "PRON", "VERB:past", "PUNCT", "NOUN"],
            [5, 0, 3, 5, 3, 5],
            ["nmod", "punct", "nsubj", "advcl", "punct", "root"],
        )
    )

    assert antecedents_of([TokenSpan(2, 3)], doc) == []
