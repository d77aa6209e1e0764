"""Days of months that name something. All of it is invented."""

from __future__ import annotations

import pytest

from accordingto.reading.times.timex import find_times


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The July 25 call will be discussed on Friday.", "2030-07-25"),
        ("The July 25 letter is on the table.", "2030-07-25"),
        ("The July 25 call will be held by phone.", "2031-07-25"),
        ("The January 20 announcement will be made by the mayor.", "2031-01-20"),
        ("On the July 25 deadline, Vik said nothing.", "2030-07-25"),
        ("After the July 25 deadline, Vik left.", "2030-07-25"),
        ("On the January 20 deadline, Vik will speak.", "2031-01-20"),
        ("Vik will meet the January 20 deadline.", "2031-01-20"),
        ("The July 25 rise hit tenants.", "2030-07-25"),
    ],
)
def test_a_day_that_names_something(text: str, day: str) -> None:
    assert find_times(text, "2030-12-20")[0].value == day
