"""Days and months by their names. All texts are invented; 10 March 2031 is a Monday."""

from __future__ import annotations

import pytest

from tests.reading.parts import times_in


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The port closed on February 3.", ["2031-02-03"]),
        ("The port will close on 3 May 2032.", ["2032-05-03"]),
        ("It is shut March 3-5, 2031.", ["2031-03-03/2031-03-05"]),
        ("It opened on the 22nd of June, 2029.", ["2029-06-22"]),
        ("It closed in October last year.", ["2030-10"]),
        ("It rained on May Lund's boat.", []),
    ],
)
def test_a_day_or_month_is_read_by_its_name(text: str, values: list[str]) -> None:
    assert [one.value for one in times_in(text, "2031-03-10")] == values


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The July 25 letter is on the table.", "2030-07-25"),
        ("The July 25 call will be held by phone.", "2031-07-25"),
        ("The January 20 announcement will be made by the mayor.", "2031-01-20"),
        ("On the January 20 deadline, Vik will speak.", "2031-01-20"),
        ("Vik will meet the January 20 deadline.", "2031-01-20"),
        ("The July 25 rise hit tenants.", "2030-07-25"),
    ],
)
def test_a_day_that_names_something(text: str, day: str) -> None:
    assert times_in(text, "2030-12-20")[0].value == day
