"""What reports of a year are about. All texts are invented; 10 March 2031 is a Monday."""

from __future__ import annotations

import pytest

from tests.reading.parts import times_in


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Sales rose in the third quarter of 2029.", ["2029-Q3"]),
        ("Sales rose in the second half of last year.", ["2030-H2"]),
        ("Sales rose in fiscal 2028.", ["2028"]),
    ],
)
def test_a_part_of_a_business_year_is_read(text: str, values: list[str]) -> None:
    assert [one.value for one in times_in(text, "2031-03-10")] == values
