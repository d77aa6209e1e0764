"""Periods by where they lie. All texts are invented; 10 March 2031 is a Monday."""

from __future__ import annotations

import pytest

from accordingto.reading.times.timex import find_times


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It rained last week.", ["2031-W10"]),
        ("It will open next year.", ["2032"]),
        ("It rained the week before last.", ["2031-W09"]),
        ("It closed on February 3. The next day it rained.", ["2031-02-03", "2031-02-04"]),
        ("It closed in 2024. The year before, it rained.", ["2024", "2023"]),
    ],
)
def test_a_period_lies_before_or_behind_another(text: str, values: list[str]) -> None:
    assert [one.value for one in find_times(text, "2031-03-10")] == values
