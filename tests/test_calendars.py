from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.calendars import (
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
    ("start", "value", "end"),
    [
        ("2025-07-14", "P50D", "2025-09-02"),
        ("2025-07-14", "P3W", "2025-08-04"),
        ("2025-07-14", "P2M", "2025-09-14"),
        ("2025-07-14", "P1Q", "2025-10-14"),
        ("2024-02-29", "P1Y", "2025-02-28"),
        ("2025-01-31", "P1M", "2025-02-28"),
        ("2025-12-31", "P2M", "2026-02-28"),
        ("2025-07-14", "PT48H", "2025-07-16"),
        ("2025-07-14", "PT36H", "2025-07-15"),
        ("2025-07-14", "P1Y6M", "2027-01-14"),
        ("2025-07-14T10:00:00Z", "P1D", "2025-07-15"),
        ("2025-07-14", "PXD", None),
        ("2025-07-14", "PRESENT_REF", None),
        ("2025-07-14", "P", None),
        ("2025-07-14", "PT", None),
        ("2025-07-14", "", None),
        ("2025-02-30", "P1D", None),
        ("some day", "P1D", None),
        ("9999-12-31", "P1D", None),
        ("2025-07-14", "P999999Y", None),
    ],
)
def test_a_duration_from_a_day_ends_on_a_day(start: str, value: str, end: str | None) -> None:
    assert add_duration(start, value) == end


@given(st.text(max_size=30), st.text(alphabet="PTXDWMYQHS0123456789", max_size=20))
def test_no_duration_raises(start: str, value: str) -> None:
    add_duration(start, value)
    add_duration("2024-02-29", value)


@pytest.mark.parametrize("value", ["²³", "20²", "①②"])
def test_digits_that_are_no_numbers_are_no_period(value: str) -> None:
    assert (size_of(value), first_day(value), last_day(value)) == (None, None, None)


@given(st.dates(), st.sampled_from(["D", "W", "WE", "M", "Q", "H", "Y", "10Y", "100Y"]))
def test_a_period_has_its_size_and_begins_no_later_than_its_days(day: date, unit: str) -> None:
    value = period(day, unit)
    start = first_day(value)
    assert size_of(value) == unit
    assert start is None or unit == "WE" or start <= day


@pytest.mark.parametrize(
    ("value", "before"),
    [
        ("2024-02-29", "2023-02-28"),
        ("2013-Q3", "2012-Q3"),
        ("2013-SU", "2012-SU"),
        ("2013", "2012"),
        ("0001", None),
        ("PRESENT_REF", None),
    ],
)
def test_the_same_period_a_year_before(value: str, before: str | None) -> None:
    assert year_away(value, -1) == before


@pytest.mark.parametrize(
    ("year", "day"), [(2000, "04-23"), (2013, "03-31"), (2024, "03-31"), (2038, "04-25")]
)
def test_easter(year: int, day: str) -> None:
    found = easter(year)
    assert found is not None and found.isoformat() == f"{year}-{day}"


def test_weekdays_of_a_month_are_counted_from_either_end() -> None:
    assert nth_weekday(2023, 11, 4, 3) == date(2023, 11, 23)
    assert nth_weekday(2024, 5, -1, 0) == date(2024, 5, 27)


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
