from __future__ import annotations

import pytest

from accordingto.reading.actors.features import facts_in
from accordingto.reading.actors.naming.name_index import MOST_ALIKE, NameIndex


def test_a_surname_finds_whoever_was_called_by_it() -> None:
    index = NameIndex()
    index.add(0, facts_in("Ida Lunde", "name", True))
    index.add(1, facts_in("Bo Orr", "name", True))

    assert list(index.of(facts_in("Lunde", "name", True))) == [0]
    assert list(index.of(facts_in("Vik", "name", True))) == []


def test_a_title_finds_who_bore_it() -> None:
    index = NameIndex()
    index.add(0, facts_in("Mayor Ida Lunde", "name", True))

    assert list(index.of(facts_in("the mayor", "nominal", True))) == [0]


def test_an_acronym_finds_the_body() -> None:
    index = NameIndex()
    index.add(3, facts_in("World Harbour Forum", "name", False))

    assert list(index.of(facts_in("WHF", "name", False))) == [3]


def test_a_body_is_found_that_was_called_by_its_acronym() -> None:
    index = NameIndex()
    index.add(3, facts_in("WHF", "name", False))

    assert list(index.of(facts_in("World Harbour Forum", "name", False))) == [3]


def test_a_name_that_is_spelled_otherwise_is_found() -> None:
    index = NameIndex()
    index.add(0, facts_in("Ida Lindqvist", "name", True))

    assert list(index.of(facts_in("Lindquist", "name", True))) == [0]


def test_of_very_many_of_one_name_the_last_are_remembered() -> None:
    index = NameIndex()
    for cluster in range(MOST_ALIKE + 2):
        index.add(cluster, facts_in("Lunde", "name", True))

    assert list(index.of(facts_in("Lunde", "name", True))) == list(range(2, MOST_ALIKE + 2))


@pytest.mark.parametrize(
    ("first", "later", "person"),
    [
        ("Lund", "Tarek al-Lund", True),
        ("O’Orran", "Peter O'Orran", True),
        ("U.N.", "United Norlands", False),
        ("United Norlands", "U.N.", False),
    ],
)
def test_names_are_found_by_their_parts_and_without_their_marks(first: str, later: str, person: bool) -> None:
    index = NameIndex()
    index.add(0, facts_in(first, "name", person))

    assert 0 in list(index.of(facts_in(later, "name", person)))
