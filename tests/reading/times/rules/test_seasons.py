"""Seasons, by name and by how long ago. All texts are invented; 10 March 2031 is a Monday."""

from __future__ import annotations

import pytest

from tests.reading.parts import times_in


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The winter of 2028 was wet.", ["2028-WI"]),
        ("It rained last summer.", ["2030-SU"]),
        ("The port will open next spring.", ["2032-SP"]),
    ],
)
def test_a_season_lies_in_its_year(text: str, values: list[str]) -> None:
    assert [one.value for one in times_in(text, "2031-03-10")] == values
