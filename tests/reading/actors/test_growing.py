"""What a cluster allows while it is made. All people are invented."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from accordingto.reading.actors.features import facts_in
from accordingto.reading.actors.growing import Growing, is_above
from accordingto.types import MentionForm


def test_a_byname_need_not_agree_with_the_name() -> None:
    one = Growing()
    one.add(0, 1.0, facts_in("Bo Orr", "name", True))
    one.add(1, 1.0, facts_in("Foxy", "name", True), is_byname=True)
    said = ["Orr", "Foxy", "Bo Vik"]
    assert [one.allows(facts_in(name, "name", True)) for name in said] == [True, True, False]


def test_an_office_is_whose_it_was_until_it_changes_hands() -> None:
    one = Growing(left=5)
    now, before = facts_in("the mayor", "nominal", True), facts_in("the former mayor", "nominal", True)
    assert [one.has_left(now, at) for at in (4, 5)] == [False, True]
    assert not one.has_left(before, 5)


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        ("the Orr campaign", "the Lund campaign", False),
        ("the Orr campaign", "Lund's campaign", False),
        ("the Orr campaign", "Orr's campaign", True),
        ("the Ida Orr mayoral campaign", "the Orr campaign", True),
        ("the Orr campaign", "the campaign", True),
        ("the Norwegian company", "the Orr company", True),
    ],
)
def test_a_body_that_is_named_by_its_owner_is_no_other_ones(first: str, second: str, is_one: bool) -> None:
    one = Growing()
    one.add(0, 1.0, facts_in(first, "nominal", False))
    assert one.allows(facts_in(second, "nominal", False)) is is_one


def test_a_people_is_not_who_is_one() -> None:
    one = Growing()
    one.add(0, 1.0, facts_in("a Norwegian", "nominal", True))
    assert not one.allows(facts_in("Norwegians", "name", True))


def test_two_bodies_are_not_what_it_is() -> None:
    one = Growing()
    one.add(0, 1.0, facts_in("the campaign", "nominal", False))
    one.add(1, 1.0, facts_in("it", "pronoun", False))
    assert not one.allows(facts_in("Orr Steel and the TBU", "name", False))
    assert not one.allows(facts_in("the board and the council", "nominal", False))
    assert one.allows(facts_in("the Orr Steel campaign", "nominal", False))


@pytest.mark.parametrize("names", [["Norland Sleep Institute", "NSI"], ["NSI", "Norland Sleep Institute"]])
def test_an_acronym_joins_its_name_whatever_kind_each_was_taken_for(names: list[str]) -> None:
    one = Growing()
    one.add(0, 1.0, facts_in(names[0], "name", True))
    assert one.is_form(facts_in(names[1], "name", False))


def test_an_acronym_need_be_that_of_one_name_only() -> None:
    one = Growing()
    one.add(0, 1.0, facts_in("Norland Sleep Institute", "name", False))
    one.add(1, 1.0, facts_in("Sleep Institute", "name", False))
    assert one.is_form(facts_in("NSI", "name", False))


@pytest.mark.parametrize(
    ("titles", "said", "above"),
    [
        ([{"vice", "president"}], "the president", True),
        ([{"former", "vice", "president"}], "the president", True),
        ([{"vice", "president-elect"}], "the president", True),
        ([{"vice", "president"}, {"president"}], "the president", False),
        ([{"vice", "president"}], "the vice president", False),
        ([{"vice", "president"}], "the mayor", False),
        ([], "the president", False),
    ],
)
def test_the_office_above_is_not_who_holds_the_one_below(
    titles: list[set[str]], said: str, above: bool
) -> None:
    assert is_above(facts_in(said, "nominal", True), map(frozenset, titles)) is above


@pytest.mark.parametrize(("said", "allowed"), [("some mayors", False), ("they", True)])
def test_others_than_those_who_were_named_together_are_not_they(said: str, allowed: bool) -> None:
    one = Growing(is_list=True, plural=True)
    form: MentionForm = "pronoun" if said == "they" else "nominal"
    assert one.allows(facts_in(said, form, True)) is allowed


def test_a_source_without_a_name_is_nobody_who_has_one() -> None:
    one = Growing()
    one.add(0, 1.0, facts_in("Ida Orr", "name", True))
    assert [one.allows(facts_in(said, "nominal", True)) for said in ("the source", "the mayor")] == [
        False,
        True,
    ]


def test_some_of_a_body_are_several() -> None:
    assert facts_in("Some in the Orr administration", "nominal", True).plural


def test_whoever_is_called_by_a_noun_is_not_a_list_with_a_name() -> None:
    one = Growing()
    one.add(0, 1.0, facts_in("several mayors", "nominal", True))
    listed = replace(facts_in("Ida Orr and other mayors", "name", True), name="", noun="", is_list=True)
    assert not one.allows(listed)


@pytest.mark.parametrize(
    ("described", "named", "is_allowed"),
    [
        ("Bo Lund's lawyer", "Ida Lund", False),
        ("Bo Lund's lawyer", "Ida Orr", True),
        ("Bo Lund's wife", "Ida Lund", True),
    ],
)
def test_who_serves_somebody_is_no_namesake_of_his(described: str, named: str, is_allowed: bool) -> None:
    description, name = facts_in(described, "nominal", True), facts_in(named, "name", True)
    for first, second in ((description, name), (name, description)):
        one = Growing()
        one.add(0, 1.0, first)
        assert one.allows(second) is is_allowed


@pytest.mark.parametrize(
    ("known", "name", "is_one"),
    [
        (("Orr", "he", "he"), "Ida Orr", False),
        (("Orr", "he"), "Ida Orr", True),
        (("Orr", "she", "she"), "Ida Orr", True),
        (("Orr", "he", "she"), "Ida Orr", True),
        (("Ida Orr", "he", "he"), "Ida Orr", True),
    ],
)
def test_a_full_name_is_nobodys_who_was_only_of_the_other_sex(
    known: tuple[str, ...], name: str, is_one: bool
) -> None:
    one = Growing()
    for i, said in enumerate(known):
        form: MentionForm = "pronoun" if said in ("he", "she") else "name"
        one.add(i, 1.0, facts_in(said, form, True))

    assert one.allows(facts_in(name, "name", True)) is is_one


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        ("several of the court's liberal-leaning judges", "the liberal judges", True),
        ("several of the court's liberal-leaning judges", "the conservative judges", False),
        ("the liberal judges", "the judges", True),
        ("Tarn police", "Norby police", False),
        ("Tarn police", "police", True),
        ("the young nurse", "the registered nurse", True),
        ("a number of state officials", "some state officials", True),
    ],
)
def test_several_of_one_sort_are_not_those_of_another(first: str, second: str, is_one: bool) -> None:
    one = Growing()
    one.add(0, 1.0, facts_in(first, "nominal", True))

    assert one.allows(facts_in(second, "nominal", True)) is is_one


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        ("some people", "some critics", False),
        ("those people", "many voters", False),
        ("some critics", "some critics", True),
        ("voters", "most voters", True),
        ("some people", "the critics", True),
    ],
)
def test_some_of_another_noun_are_others(first: str, second: str, is_one: bool) -> None:
    one = Growing()
    one.add(0, 1.0, facts_in(first, "nominal", True))
    assert one.allows(facts_in(second, "nominal", True)) is is_one
