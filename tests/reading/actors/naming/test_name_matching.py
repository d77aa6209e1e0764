from __future__ import annotations

import time

import pytest

from accordingto.reading.actors.naming.name_matching import are_alike, is_part, is_short_for, may_be_same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ida Lunde", "Lunde"),
        ("Ida Lunde", "Ida"),
        ("Sen. Ida Lunde", "I. Lunde"),
        ("William Orr", "Bill Orr"),
        ("Volodymyr Zelensky", "Vladimir Zelenskyy"),
        ("José Orr-Marn", "Jose Orr Marn"),
        ("Ida Marie Lunde", "Ida Lunde"),
        ("Bo Orr Jr.", "Bo Orr"),
    ],
)
def test_forms_of_one_persons_name(one: str, other: str) -> None:
    assert may_be_same(one, other, is_person=True)
    assert may_be_same(other, one, is_person=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ida Lunde", "Bo Lunde"),
        ("Mr. Orr", "Mrs. Orr"),
        ("Bo Orr Jr.", "Bo Orr Sr."),
        ("Ida Lunde", "Ida Marn"),
        ("Lunde", "Lind"),
        ("Lunde", "Lunde and Bo Orr"),
        ("", "Lunde"),
    ],
)
def test_names_of_different_persons(one: str, other: str) -> None:
    assert not may_be_same(one, other, is_person=True)
    assert not may_be_same(other, one, is_person=True)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Norland Harbour Organization", "NHO", True),
        ("Board of Harbours and Tides", "BHT", True),
        ("the Norland Tides Ministry", "Tides Ministry", True),
        ("Norland Rail Inc.", "Norland Rail", True),
        ("Vest", "Vest Gazette", False),
        ("Tides Ministry", "Harbour Ministry", False),
        ("Grey House", "Grey House Council of Sea Advisers", False),
        ("Vest University", "Vest University Hospital", False),
        ("Norland Budget", "Norland Budget Office", True),
    ],
)
def test_names_of_organisations(one: str, other: str, same: bool) -> None:
    assert may_be_same(one, other, is_person=False) is same


def test_endless_names_take_bounded_time() -> None:
    began = time.process_time()
    may_be_same("a" * 100_000, "ab" * 50_000, is_person=True)
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("vale", "vole", False),
        ("harlow", "harlow", True),
        ("harlow", "harlov", True),
        ("harlow", "harrlow", True),
        ("harlow", "harow", True),
        ("harlow", "hralow", False),
        ("harlow", "tarlow", False),
        ("bergstrand", "bergstardn", False),
        ("bergstrand", "bregstrand", True),
        ("bergstrand", "bergstrnad", True),
        ("bergstrand", "bergstrandes", True),
        ("bergstrand", "bergst", False),
    ],
)
def test_a_word_is_another_s_where_few_letters_differ(a: str, b: str, *, alike: bool) -> None:
    assert are_alike(a, b) is are_alike(b, a) is alike


@pytest.mark.parametrize(
    ("one", "other", "is_short"),
    [
        ("NSA", "US National Space Agency", True),
        ("NSA", "Norwegian National Space Agency", True),
        ("Norland Institute of Sleep", "NIS", True),
        ("NIS", "Norland Institute of Sleep", True),
        ("SR", "Sleep Research", False),
        ("AO", "Anna Orr", False),
        ("Nis", "Norland Institute of Sleep", False),
        ("NSA", "Vest National Space Agency", False),
    ],
)
def test_an_acronym_of_three_letters_tells_whose_it_is(one: str, other: str, is_short: bool) -> None:
    assert is_short_for(one, other) is is_short


@pytest.mark.parametrize(
    ("one", "other", "may_be"),
    [
        ("Justice Department", "State Department", False),
        ("Justice Department", "Department", True),
        ("FTO and Vest Bank", "Vest Bank", False),
        ("Norland Trade and Tides Bank", "Norland Trade", True),
    ],
)
def test_bodies_are_told_apart_by_all_their_words(one: str, other: str, may_be: bool) -> None:
    assert may_be_same(one, other, is_person=False) is may_be


@pytest.mark.parametrize(
    ("one", "other", "is_so"),
    [
        ("New Vest", "the New Vest Times", True),
        ("the Bank of Norland", "Norland", True),
        ("Norland", "Norland", False),
        ("New Times", "the New Vest Times", False),
    ],
)
def test_a_name_is_part_of_another_where_its_words_stand_in_a_row(one: str, other: str, is_so: bool) -> None:
    assert is_part(one, other) is is_so
