"""Holidays, and the year that is meant. All texts are invented; 10 March 2031 is a Monday."""

from __future__ import annotations

import pytest

from tests.reading.parts import times_in


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The port was shut on Christmas Day.", ["2030-12-25"]),
        ("The port will be shut on Christmas Day.", ["2031-12-25"]),
        ("The port was shut on Christmas Day, 2028.", ["2028-12-25"]),
        ("It will open on Easter Sunday.", ["2031-04-13"]),
    ],
)
def test_a_holiday_is_a_day_of_its_year(text: str, values: list[str]) -> None:
    assert [one.value for one in times_in(text, "2031-03-10")] == values
