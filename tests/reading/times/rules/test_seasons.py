"""Seasons, by name and by how long ago. All texts are invented; 10 March 2031 is a Monday."""

from __future__ import annotations

import pytest

from accordingto.reading.times.timex import find_times


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The winter of 2028 was wet.", ["2028-WI"]),
        ("It rained last summer.", ["2030-SU"]),
        ("The port will open next spring.", ["2032-SP"]),
    ],
)
def test_a_season_lies_in_its_year(text: str, values: list[str]) -> None:
    assert [one.value for one in find_times(text, "2031-03-10")] == values
