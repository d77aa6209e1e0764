"""How long something takes, and what lies so long ago. All texts are invented; 10 March 2031 is a Monday."""

from __future__ import annotations

import pytest

from tests.reading.parts import times_in


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It rained for three weeks.", ["P3W"]),
        ("They waited half an hour.", ["PT30M"]),
        ("They waited a year and a half.", ["P1Y6M"]),
        ("They met two years ago.", ["2029"]),
        ("The 30-second film was shown.", ["PT30S"]),
        ("One quarter of the boats sank.", []),
    ],
)
def test_so_much_time_is_read(text: str, values: list[str]) -> None:
    assert [one.value for one in times_in(text, "2031-03-10")] == values
