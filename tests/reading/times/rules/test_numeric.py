"""Dates in digits. All texts are invented; 10 March 2031 is a Monday."""

from __future__ import annotations

import pytest

from tests.reading.parts import times_in


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It closed on 2031-02-03.", ["2031-02-03"]),
        ("It closed on 2/25/2031.", ["2031-02-25"]),
        ("It closed on 25/2/2031. It opened on 4/3/2031.", ["2031-02-25", "2031-03-04"]),
        ("It closed on 25.02.2031.", ["2031-02-25"]),
        ("It closed on 2031-02-30.", [None]),
    ],
)
def test_digits_are_a_date(text: str, values: list[str | None]) -> None:
    assert [one.value for one in times_in(text, "2031-03-10")] == values
