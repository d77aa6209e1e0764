from __future__ import annotations

import pytest

from accordingto.reading.syntax.month_names import is_may


@pytest.mark.parametrize(
    ("before", "after", "month"),
    [
        ("in", "", True),
        ("12", "2031", True),
        ("Orr,", "said", True),
        ("Tolls", "Rise", False),
        ("Port", "be", False),
        ("", "Rise", False),
    ],
)
def test_a_capital_is_the_month_unless_a_headline_has_it(before: str, after: str, month: bool) -> None:
    assert is_may(before, "May", after) == month


def test_in_small_letters_it_is_the_modal() -> None:
    assert not is_may("in", "may", "")
