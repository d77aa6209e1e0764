"""Times of day at both ends of a range. All texts are invented; 10 March 2031 is a Monday."""

from __future__ import annotations

import pytest

from tests.reading.parts import times_in


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Trains will stop between 9 and 10:30 p.m. on Friday.", ["2031-03-14T21:00", "2031-03-14T22:30"]),
        ("It will shut from 11 p.m. to 2:30 a.m. on Friday.", ["2031-03-13T23:00", "2031-03-14T02:30"]),
        ("It will shut from 11 p.m. on Friday to 2:30 a.m.", ["2031-03-14T23:00", "2031-03-15T02:30"]),
        ("It will shut between 10:30 p.m. and noon.", ["2031-03-10T22:30", "2031-03-11T12:00"]),
        ("The pier was shut 7:30-9 p.m. Monday.", ["2031-03-10T19:30", "2031-03-10T21:00"]),
        ("Tolls will be free from eleven to one p.m. Friday.", ["2031-03-14T11:00", "2031-03-14T13:00"]),
        ("Tolls will be free from 12 to 1 p.m. Friday.", ["2031-03-14T12:00", "2031-03-14T13:00"]),
        (
            "It rained between 10 p.m. on Friday and 2 a.m. on Saturday.",
            ["2031-03-07T22:00", "2031-03-08T02:00"],
        ),
        ("Between 9 and 10 percent of the ships left at 9 p.m. on Friday.", ["2031-03-07T21:00"]),
        ("It cost between $9 and 10 p.m. was too late.", ["2031-03-10T22:00"]),
    ],
)
def test_both_ends_of_a_range_are_times(text: str, values: list[str]) -> None:
    assert [one.value for one in times_in(text, "2031-03-10")] == values
