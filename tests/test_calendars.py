from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.calendars import (
    add_duration,
    easter,
    first_day,
    nth_weekday,
    period,
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
