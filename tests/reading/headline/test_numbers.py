"""Numbers and days of a headline that are others in the body. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.headline.numbers import (
    Differing,
    counts_people,
    find_differing,
    is_any_missing,
    is_bounded,
    month_beside,
)
from tests.reading.headline.claims import asked, body_of, fullest, line_of


def differing(headline: str, text: str) -> Differing | None:
    body = body_of(text)
    said = asked(headline, body)
    window, matches = fullest(said, body)
    return find_differing(window, said, body, matches)


@pytest.mark.parametrize(
    ("headline", "text", "other", "is_more"),
    [
        ("Fire damages 12 boats", "The fire damaged 9 boats in the port.", "9", True),
        ("Fire damages 9 boats", "The fire damaged 12 boats in the port.", "12", False),
        ("Port closes on Monday", "The port closes on Friday for repairs.", "friday", False),
        ("Port closes on May 3", "The port closes on May 5 for repairs.", "5", False),
    ],
)
def test_another_number_stands_in_its_place(headline: str, text: str, other: str, is_more: bool) -> None:
    found = differing(headline, text)

    assert found is not None
    assert (found.found.form, found.is_more) == (other, is_more)


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("Fire damages 12 boats", "The fire damaged 12 boats in the port."),
        ("Fire damages 12 boats", "The fire damaged boats. It took 3 hours."),
        ("Port closes on Monday", "The port closes on Friday. It was told on Monday."),
    ],
)
def test_the_same_number_or_that_of_something_else_is_none(headline: str, text: str) -> None:
    assert differing(headline, text) is None


def test_the_most_there_can_be_is_more_than_there_is() -> None:
    found = differing("Fire damages 30 boats", "The fire damaged up to 30 boats in the port.")

    assert found is not None and found.is_more


def test_a_number_that_the_body_has_nowhere_is_missing() -> None:
    body = body_of("The fire damaged boats in the port.")
    said = asked("Fire damages 12 boats", body)
    window, matches = fullest(said, body)

    assert is_any_missing([window], said, body, matches)


def test_a_number_beside_a_month_is_a_day() -> None:
    line = line_of("On May 3 it damaged at least 12 boats.")
    day, number = (term for term in line.terms if term.value is not None)

    assert (month_beside(line, day), month_beside(line, number)) == ("may", "")
    assert is_bounded(line, number, "lower-bounds") and not is_bounded(line, day, "lower-bounds")


@pytest.mark.parametrize(("unit", "people"), [("", True), ("boat", False)])
def test_a_number_without_a_noun_can_count_people(unit: str, people: bool) -> None:
    assert counts_people(unit) == people
