from __future__ import annotations

import pytest

from accordingto.reading.actors.offices import holder_in, office_in
from accordingto.reading.syntax.name_tokens import name_tokens, said


@pytest.mark.parametrize(
    ("text", "role", "affiliation"),
    [
        ("the Republican governor of Vest", "Republican governor", "Vest"),
        ("an adviser to the mayor", "adviser to the mayor", ""),
        ("a critic of the Harbour Board", "critic", ""),
        ("chairman and chief executive of Norland Rail", "chairman and chief executive", "Norland Rail"),
        ("a children's author", "author", ""),
        ("Undersecretary for Education Mr.", "Undersecretary for Education", ""),
        ("a sister of the Harbour Board's chief", "sister", ""),
    ],
)
def test_a_role_and_whose_it_is(text: str, role: str, affiliation: str) -> None:
    office = office_in(name_tokens(text))
    assert office is not None
    assert (said(text, list(office.role)), said(text, list(office.affiliation))) == (role, affiliation)


def test_no_role_no_office() -> None:
    text = "the harbour that the mayor built"
    assert office_in(name_tokens(text)) is None
    assert office_in([]) is None


def test_whom_somebody_belongs_to_is_a_name() -> None:
    text = "of the Harbour Board"
    assert said(text, holder_in([], name_tokens(text))) == "Harbour Board"
    text = "of courage"
    assert holder_in([], name_tokens(text)) == []
