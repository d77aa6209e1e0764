"""What stands beside a name and is no part of it. All people and outlets are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.actors.names import proper_name
from accordingto.reading.actors.naming.personal_names import thing_name
from accordingto.reading.syntax.name_tokens import name_tokens
from accordingto.reading.syntax.name_tokens import said as words_of


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Meeting Lunde", "Lunde"),
        ("Meeting Ida Lunde", "Ida Lunde"),
        ("Mayor Reading Lunde", "Reading Lunde"),
        ("Meeting Norby Lunde", "Meeting Norby Lunde"),
        ("Ming Lunde", "Ming Lunde"),
        ("Sterling Lunde", "Sterling Lunde"),
        ("Manning Lunde", "Manning Lunde"),
        ("Harding Lunde", "Harding Lunde"),
        ("Darling Lunde", "Darling Lunde"),
        ("Kipling Lunde", "Kipling Lunde"),
        ("Xueying Lunde", "Xueying Lunde"),
        ("Haiping Lunde", "Haiping Lunde"),
        ("Getty Ida Lunde", "Ida Lunde"),
        ("AP Lunde", "AP Lunde"),
        ("Getty", "Getty"),
        ("Ida McLunde", "Ida McLunde"),
        ("Mac MacLunde", "Mac MacLunde"),
        ("Will WillMarn", "Will WillMarn"),
        ("President Lunde Ida Bo LundeLunde", "Ida Bo Lunde"),
        ("Minister Ida Lunde Ida (Idy) LundeDivided Court Leans Toward Appeal", "Ida (Idy) Lunde"),
    ],
)
def test_what_a_page_or_sentence_puts_beside_a_name_is_no_part_of_it(said: str, name: str) -> None:
    found = proper_name(said, "name", is_person=True)

    assert found is not None
    assert found.text == name


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Bo Lunde of the centrist New Dawn Party", "Bo Lunde"),
        ("Al Orr of Norland Conservative Union", "Al Orr"),
        ("University of Norland president Ida Lunde", "Ida Lunde"),
    ],
)
def test_a_body_that_somebody_is_of_is_not_the_name(said: str, name: str) -> None:
    found = proper_name(said, "name", is_person=True)

    assert found is not None
    assert found.text == name


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("the Norport Bureau of Roads, a branch", "Norport Bureau of Roads"),
        ("the Bank of Norland, Tarn and Vest", "Bank of Norland"),
        ("AP Photo South Tarn", "South Tarn"),
    ],
)
def test_a_thing_is_named_up_to_the_comma_and_without_a_credit(said: str, name: str) -> None:
    found = proper_name(said, "name", is_person=False)

    assert found is not None
    assert found.text == name


@pytest.mark.parametrize(
    "said", ["the office of Ida Lunde, Tor Orr and Dana Frey", "the office of Lunde, Orr and Marn"]
)
def test_an_office_of_people_has_no_matters(said: str) -> None:
    assert thing_name(name_tokens(said)) == []


def test_an_office_with_a_capital_is_not_called_after_all_its_people() -> None:
    phrase = "the Office of Ida Lunde, Tor Orr and Dana Marn"

    assert words_of(phrase, thing_name(name_tokens(phrase))) == "Office of Ida Lunde"


def test_several_who_are_not_named_are_not_who_is_named_beside_them() -> None:
    assert proper_name("prosecutors and Mayor Ida Orr", "name", is_person=True) is None
