"""Periods by where they lie. All texts are invented; 10 March 2031 is a Monday."""

from __future__ import annotations

import pytest

from tests.reading.parts import times_in


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It rained last week.", ["2031-W10"]),
        ("It will open next year.", ["2032"]),
    ],
)
def test_a_period_lies_before_or_behind_another(text: str, values: list[str]) -> None:
    assert [one.value for one in times_in(text, "2031-03-10")] == values
