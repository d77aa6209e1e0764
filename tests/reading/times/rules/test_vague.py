"""Words that point to no day. All texts are invented; 10 March 2031 is a Monday."""

from __future__ import annotations

import pytest

from tests.reading.parts import times_in


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The port is currently shut.", ["PRESENT_REF"]),
        ("The port will open soon.", ["FUTURE_REF"]),
        ("It was recently shut.", ["PAST_REF"]),
        ("It opened shortly before the rain.", []),
        ("Orr, the future mayor, left.", []),
    ],
)
def test_now_the_past_and_the_future_are_read(text: str, values: list[str]) -> None:
    assert [one.value for one in times_in(text, "2031-03-10")] == values
