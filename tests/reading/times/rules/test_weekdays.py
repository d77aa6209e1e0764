"""Days of the week. All texts are invented; 10 March 2031 is a Monday."""

from __future__ import annotations

import pytest

from tests.reading.parts import times_in


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It closed on Friday.", ["2031-03-07"]),
        ("It will close on Friday.", ["2031-03-14"]),
        ("It will open this coming Tuesday.", ["2031-03-11"]),
    ],
)
def test_a_day_of_the_week_is_the_one_that_is_meant(text: str, values: list[str]) -> None:
    assert [one.value for one in times_in(text, "2031-03-10")] == values
