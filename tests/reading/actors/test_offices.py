from __future__ import annotations

import pytest

from accordingto.reading.actors.offices import end_of, held_from, office_in, owner_before, start_of
from tests.reading.parts import document


@pytest.mark.parametrize(
    ("text", "role", "affiliation"),
    [
        ("the Republican governor of Vest", "Republican governor", "Vest"),
        ("an adviser to the mayor", "adviser to the mayor", ""),
        ("a critic of the Harbour Board", "critic", ""),
        ("chairman and chief executive of Norland Rail", "chairman and chief executive", "Norland Rail"),
        ("the Harbour Board's chief pilot", "chief pilot", "Harbour Board"),
        ("vice president of sales for Norland Rail", "vice president of sales", "Norland Rail"),
        ("the Orr campaign manager", "Orr campaign manager", "Orr campaign"),
        ("a sister of the Harbour Board's chief", "sister", ""),
    ],
)
def test_a_role_and_whose_it_is(text: str, role: str, affiliation: str) -> None:
    doc = document(f"Ida Lunde, {text}, left.")
    start, limit = doc.token_at(len("Ida Lunde, ")), doc.token_at(len(f"Ida Lunde, {text}"))
    office = office_in(doc, start, end_of(doc, start, limit), limit)
    assert office is not None
    assert office.role is not None
    held = doc.text_of(office.affiliation) if office.affiliation else ""
    assert (doc.text_of(office.role), held) == (role, affiliation)


def test_an_event_is_no_affiliation() -> None:
    doc = document("They saw Ida Lunde at Monday's summit meeting and left.")
    assert held_from(doc, doc.token_at(doc.text.index("Monday")), len(doc)) is None


def test_a_name_is_no_role() -> None:
    doc = document("Bo Marn left.")
    assert office_in(doc, 0, 2, 2) is None
    assert office_in(doc, 0, 0, 2) is None


def test_where_a_noun_phrase_begins_and_ends() -> None:
    doc = document("The Harbour Board's new chief pilot Ida Lunde saw the Bank of Vest and left.")
    end = doc.token_at(doc.text.index("Ida"))
    start = start_of(doc, end)
    owner = owner_before(doc, start)
    bank = held_from(doc, doc.token_at(doc.text.index("the Bank")), len(doc))
    assert doc.text[doc.start[start] :].startswith("new chief pilot")
    assert owner is not None
    assert bank is not None
    assert (doc.text_of(owner), doc.text_of(bank)) == ("Harbour Board", "Bank of Vest")
