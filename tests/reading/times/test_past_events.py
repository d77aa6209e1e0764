"""Times of what has happened, by the tree. Texts are invented, published on Tuesday, 20 May 2031."""

from __future__ import annotations

from datetime import date

import pytest

from tests.reading.parts import times_in

PUBLISHED = "2031-05-20"


def values(text: str, published: str | None = PUBLISHED) -> list[str | None]:
    return [one.value for one in times_in(text, published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The plan was drawn up in June.", "2030-06"),
        ("The committee met in June.", "2030-06"),
        ("In June, the plan was drawn up.", "2030-06"),
        ("The mayor flew to Brunn on June 12.", "2030-06-12"),
        ("Orr, who was elected in June, owns the mill.", "2030-06"),
        ("The council met on Wednesday, June 12.", "2030-06-12"),
        ("The strike was called off on Independence Day.", "2030-07-04"),
    ],
)
def test_a_deed_that_was_done_is_not_to_come(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The council will discuss the June 12 letter.", "2030-06-12"),
        ("The panel will ask about the June attack.", "2030-06"),
        ("The letter of June 12 will be read aloud.", "2030-06-12"),
        ("The board will hear of the Friday crash.", "2031-05-16"),
    ],
)
def test_what_nobody_plans_is_past_whatever_the_tense_around_it(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "The plan is to be drawn up in June.",
        "The plan would be drawn up in June.",
        "The board was to meet in June.",
        "The board announced a vote in June.",
        "The union voted to strike in June.",
        "The election was called for June.",
        "The trial was moved to June.",
        "The vote was scheduled in June.",
        "If the plan was dropped in June, Orr would resign.",
        "The council will discuss the June meeting.",
        "In the hall, which will open in June, Orr spoke.",
    ],
)
def test_what_may_be_to_come_stays_possible(text: str) -> None:
    assert values(text) == ["2031-06"]


def test_the_month_and_the_day_of_publication_are_no_year_ago() -> None:
    assert values("The plan was drawn up in May.") == ["2031-05"]
    assert values("The plan was drawn up on May 20.") == ["2031-05-20"]
    assert values("The paper said so on Wednesday, May 21.") == ["2031-05-21"]
    assert values("The plan was drawn up on May 22.") == ["2030-05-22"]


def test_without_a_day_of_publication_nothing_is_said_of_the_year() -> None:
    assert values("The plan was drawn up on June 12.", None) == ["XXXX-06-12"]


@pytest.mark.parametrize("published", [date.min.isoformat(), date.max.isoformat()])
def test_the_first_and_the_last_day_of_the_calendar_can_be_that_of_publication(published: str) -> None:
    assert len(values("The plan was drawn up on June 12.", published)) == 1
