"""Where descriptions end. All people and bodies are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.actors.naming.phrase_ends import without_clauses, without_examples
from accordingto.reading.syntax.name_tokens import name_tokens, said


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a crew member who rowed", "a crew member"),
        ("a crew member, a Dane", "a crew member"),
        ("lawyers for Orr, Lund and Brack", "lawyers for Orr, Lund and Brack"),
        ("many groups such as ours", "many groups such as ours"),
        ("groups as large as ours", "groups"),
        ("As many as 62 percent of voters", "As many as 62 percent of voters"),
        ("only about half as many (37%)", "only about half as many"),
        ("most voters (67%)", "most voters"),
        ("about a third (39%) of voters over 50", "about a third (39%) of voters over 50"),
        (
            "a tenth of the crews (9%), and 31% of the pilots",
            "a tenth of the crews (9%), and 31% of the pilots",
        ),
        ("most voters (67%), a record", "most voters"),
        ("some mayors (most of them Liberals) and others", "some mayors"),
        ("", ""),
    ],
)
def test_a_description_ends_before_a_clause_and_an_aside_but_not_within_an_amount(
    text: str, kept: str
) -> None:
    assert said(text, without_clauses(name_tokens(text))) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Norland Liberals, including Ida Orr", "Norland Liberals,"),
        ("rivals such as Bo Lund", "rivals such"),
        ("the Including Norland league", "the Including Norland league"),
    ],
)
def test_examples_are_left_out(text: str, kept: str) -> None:
    assert said(text, without_examples(name_tokens(text))) == kept
