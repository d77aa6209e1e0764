from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.actors.naming.personal_names import person_name, thing_name
from accordingto.reading.syntax.name_tokens import name_tokens, said

WORDS = ("the", "of", "Bo", "Lunde", ",", "and", "mayor", "'s", "“", "(", ")", "Secretary", "who", "de", "Jr")


def test_a_name_that_only_qualifies_is_not_the_name_of_the_phrase() -> None:
    for text in ("Lunde supporters", "the Lunde campaign", "members of the Harbour Board", "Lunde's lawyer"):
        assert person_name(name_tokens(text)) == []


def test_a_name_behind_a_preposition_is_not_the_name_of_a_thing() -> None:
    text = "galleries in Norland"
    assert thing_name(name_tokens(text)) == []


def test_a_handle_behind_a_name_is_no_part_of_it() -> None:
    for text in ("Ida Lunde @idalunde", "Ida Lunde \u200f@IdaLUNDE", "Another fan, Ida Lunde @L618"):
        assert said(text, person_name(name_tokens(text))) == "Ida Lunde"


def test_what_tells_origin_goes_before_the_name_of_a_body() -> None:
    text = "Vestby-based think tank Norland Sleep Solidarity"
    assert said(text, thing_name(name_tokens(text))) == "Norland Sleep Solidarity"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mr. King of Norland", "King"),
        ("Rep. Bishop of Vest", "Bishop"),
        ("Chairman of the Vest Police Guild Peter Orr", "Peter Orr"),
        ("the mayor of Harbour, Ida Orr", "Ida Orr"),
        ("an aide in Harbour, Ida Orr", "Ida Orr"),
        ("University of Norland president Ida Orr", "Ida Orr"),
        ("Peter Orr of Norland", "Peter Orr"),
        ("rival Peter Orr from President Ida Lund's", "Peter Orr"),
    ],
)
def test_a_name_is_found_behind_titles_bodies_and_places(text: str, name: str) -> None:
    assert said(text, person_name(name_tokens(text))) == name


@pytest.mark.parametrize(
    "text",
    [
        "Officials in Vest County, Norland",
        "An official from Harbour, New Vest",
        "The Harbour, New Vest activist",
        "a foreign policy adviser to President Ida Orr",
        "mayor of New Vest City",
    ],
)
def test_a_place_and_whom_somebody_works_for_are_not_the_name_of_somebody(text: str) -> None:
    assert person_name(name_tokens(text)) == []


@given(st.lists(st.sampled_from(WORDS)))
def test_names_are_terms_of_the_phrase_in_their_order(words: list[str]) -> None:
    text = " ".join(words)
    terms = name_tokens(text)
    for name in (person_name(terms), thing_name(terms)):
        places = [term.start for term in name]
        assert places == sorted(places)
        assert all(term in terms for term in name)
        assert said(text, name) in text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bo Lund, mayor of Vest, Norland", "Bo Lund"),
        ("Ida Orr, Vest, Mayor Bo Lund", "Ida Orr"),
    ],
)
def test_where_somebody_has_an_office_is_not_who_it_is(text: str, name: str) -> None:
    assert said(text, person_name(name_tokens(text))) == name
