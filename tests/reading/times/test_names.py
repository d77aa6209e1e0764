"""People and numbers that look like times. All of them are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.times.names import names_of_people
from accordingto.types import Actor, Mention
from tests.reading.parts import times_in


def actor(name: str, *mentions: tuple[int, str]) -> Actor:
    found = tuple(Mention(at, at + len(text), text, form="name") for at, text in mentions)
    return Actor(id="a1", name=name, kind="person", mentions=found)


def test_a_person_called_by_a_word_of_time_is_no_time() -> None:
    text = "Friday Okoro said that he would rest on Friday."
    names = names_of_people([actor("Friday Okoro", (0, "Friday Okoro"))], "")
    assert [one.start for one in times_in(text, "2031-03-10", names)] == [40]


def test_what_is_said_of_a_person_can_hold_a_day() -> None:
    assert names_of_people([actor("Lena Orr", (0, "Lena Orr on 3 March"))], "") == frozenset()
    assert names_of_people([actor("Friday", (29, "Friday"))], "") == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "The House passed H.R. 1984, SB 1912 and Senate Bill 2014.",
        "Flight BA 2012 and train 1912 left Gate 2014.",
        "A survey of 2012 adults drew a crowd of 1950 fans.",
        "The Class of May and the House of June met.",
    ],
)
def test_numbers_and_names_are_no_times(text: str) -> None:
    assert times_in(text, "2031-03-10") == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The US 2016 election and the UN 2030 plan.", ["2016", "2030"]),
        ("The outcome of 2014 elections is open.", ["2014"]),
        ("The end of May was hot.", ["2030-05"]),
        ("The pre-2008 rules.", ["2008"]),
    ],
)
def test_years_and_months_like_them_are(text: str, values: list[str]) -> None:
    assert [one.value for one in times_in(text, "2031-03-10")] == values


@pytest.mark.parametrize(
    "text",
    [
        "The council says Vision 2030 will be met.",
        "Agenda 2030 goals were set.",
        "The Velby Agenda-2030 was signed.",
        "Harbour Windows 2031 ships soon.",
        "Velby 2032 has sold its tickets.",
        "She rowed at Velby 2028, they said.",
        "They asked for “Made in Marnland 2035”.",
    ],
)
def test_a_year_that_ends_a_name_is_no_time(text: str) -> None:
    assert [one.text for one in times_in(text, "2031-03-10") if one.text.isdigit()] == []


@pytest.mark.parametrize(
    "text",
    [
        "Since 2030 it rained.",
        "Unlike 2030, it rained.",
        "Election 2030 was close.",
        "On Labor Day 2030 it rained.",
        "The Orr 2030 campaign ended.",
        "ELECTION 2030 IS OVER.",
        "Cities Face 2030 Deadline",
        "The book (Velby Press 2030) sold.",
        "Spring 2030 was wet, and March 2030 too.",
        "Vik’s 2030 was good.",
    ],
)
def test_a_year_behind_other_capitals_is_one(text: str) -> None:
    assert any("2030" in one.text for one in times_in(text, "2031-03-10"))


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("It rained. Friday told reporters so.", {11}),
        ("It rained. Friday brought snow.", set[int]()),
        ("Orr on Friday told reporters so.", set[int]()),
    ],
)
def test_a_first_name_that_speaks_is_no_day(text: str, at: set[int]) -> None:
    assert names_of_people([actor("Friday Okoro", (0, "Orr"))], text) == at
