from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.times.calendars import (
    add_duration,
    add_months,
    away,
    easter,
    first_day,
    last_day,
    nth_weekday,
    period,
    season_of,
    size_of,
    year_away,
)


@pytest.mark.parametrize(
    ("start", "duration", "end"),
    [
        ("2031-01-31", "P1M", "2031-02-28"),
        ("2031-03-12", "P2W", "2031-03-26"),
        ("2031-03-12", "PT48H", "2031-03-14"),
        ("2031-03-12", "P1Y2M3D", "2032-05-15"),
        ("2031-03-12", "PXD", None),
        ("soon", "P1D", None),
        ("9999-12-31", "P1D", None),
    ],
)
def test_a_duration_ends_on_a_day(start: str, duration: str, end: str | None) -> None:
    assert add_duration(start, duration) == end


@pytest.mark.parametrize(
    ("value", "size", "first", "last"),
    [
        ("2031", "Y", "2031-01-01", "2031-12-31"),
        ("2031-02", "M", "2031-02-01", "2031-02-28"),
        ("2031-W11", "W", "2031-03-10", "2031-03-16"),
        ("2031-W11-WE", "WE", "2031-03-15", "2031-03-16"),
        ("2031-Q2", "Q", "2031-04-01", "2031-06-30"),
        ("2031-H2", "H", "2031-07-01", "2031-12-31"),
        ("2031-WI", "S", "2031-12-01", "2032-02-29"),
        ("203", "10Y", "2030-01-01", "2039-12-31"),
        ("20", "100Y", "2000-01-01", "2099-12-31"),
    ],
)
def test_a_period_has_a_size_and_two_ends(value: str, size: str, first: str, last: str) -> None:
    assert size_of(value) == size
    assert (str(first_day(value)), str(last_day(value))) == (first, last)


@given(st.dates(), st.sampled_from(["D", "W", "WE", "M", "Q", "H", "Y", "10Y", "100Y"]))
def test_a_day_lies_in_its_period(day: date, size: str) -> None:
    value = period(day, size)
    first, last = first_day(value), last_day(value)

    if size == "WE":
        first = first_day(value.removesuffix("-WE"))  # a weekday has the weekend of its week
    assert first is None or first <= day
    assert last is None or day <= last


@given(st.dates(), st.integers(-20_000, 20_000))
def test_months_are_added_or_there_is_no_such_day(day: date, count: int) -> None:
    moved = add_months(day, count)

    assert moved is None or (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == count


def test_what_lies_so_many_units_away() -> None:
    assert away(date(2031, 3, 12), -1, "Q") == "2030-Q4"
    assert year_away("1989-Q3", -1) == "1988-Q3"
    assert year_away("0001", -1) is None


def test_days_of_the_calendar() -> None:
    assert easter(2031) == date(2031, 4, 13)
    assert nth_weekday(2031, 11, 4, 3) == date(2031, 11, 27)
    assert nth_weekday(2031, 5, -1, 0) == date(2031, 5, 26)
    assert season_of(date(2031, 1, 5)) == (2030, "WI")
