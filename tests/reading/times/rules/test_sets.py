"""What comes again. All texts are invented; 10 March 2031 is a Monday."""

from __future__ import annotations

import pytest

from tests.reading.parts import times_in


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It sails every Monday.", ["XXXX-WXX-1"]),
        ("It sails daily.", ["P1D"]),
        ("It sails every two weeks.", ["P2W"]),
        ("It sails Tuesday nights.", ["XXXX-WXX-2TNI"]),
        ("The Daily Courier wrote so.", []),
    ],
)
def test_what_comes_again_is_a_set(text: str, values: list[str]) -> None:
    assert [one.value for one in times_in(text, "2031-03-10")] == values
