from __future__ import annotations

from datetime import date

import pytest

from accordingto.reading.times.context import Context, TimeReading, likeliest
from accordingto.reading.times.tokens import words_of_time

PUBLISHED = date(2031, 3, 12)
YEARS = [date(year, 6, 1) for year in (2030, 2031, 2032)]


@pytest.mark.parametrize(
    ("tense", "turn", "year"),
    [
        ("future", "", 2031),
        ("past", "", 2030),
        ("none", "last", 2030),
        ("past", "next", 2031),
        ("past", "this", 2031),
    ],
)
def test_the_tense_and_a_turn_choose_the_year(tense: str, turn: str, year: int) -> None:
    assert likeliest(PUBLISHED, YEARS, tense, turn) == date(year, 6, 1)


def test_of_no_days_none_is_meant() -> None:
    assert likeliest(PUBLISHED, [None], "past") is None


def test_the_date_mentioned_last_is_remembered_and_what_is_compared_with_is_not() -> None:
    context = Context(words_of_time("It rained."), PUBLISHED)
    context.remember(TimeReading("date", "2031-02"), 0)
    context.remember(TimeReading("date", "2019", aside=True), 1)
    context.remember(TimeReading("duration", "P3D"), 2)

    assert context.last_day == date(2031, 2, 1)
    assert context.against_last("2031-02-07").anchor == "2031-02-01"
    assert context.against_today("2031-03-13").anchor == "2031-03-12"
