from __future__ import annotations

import pytest

from accordingto.periodparts import Part, day_of_part, part_named


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("by mid-May", "middle"),
        ("the middle of the week", "middle"),
        ("early next year", "early"),
        ("the start of 2031", "start"),
        ("before the beginning of May", "start"),
        ("before the end of May", "end"),
        ("the close of the year", "end"),
        ("late March", "end"),
        ("year's end", "end"),
        ("in midair", None),
        ("by May", None),
        ("an end to May", None),
    ],
)
def test_words_name_a_part_of_a_period(words: str, part: Part | None) -> None:
    assert part_named(words) == part


@pytest.mark.parametrize(
    ("value", "part", "day"),
    [
        ("2031-05", None, "2031-05-31"),
        ("2031-05", "end", "2031-05-31"),
        ("2031-05", "start", "2031-05-01"),
        ("2031-05", "middle", "2031-05-15"),
        ("2031-05", "early", None),
        ("2031", "middle", "2031-06-30"),
        ("2031-W11", "middle", "2031-03-12"),
        ("2031-SU", "middle", None),
        ("203", "middle", None),
        ("2031-05-09", "early", "2031-05-09"),
        ("2031-05-09", "middle", "2031-05-09"),
        ("2031-02-30", "end", None),
        ("2031-13", "middle", None),
        ("P3D", None, None),
    ],
)
def test_a_part_is_over_on_a_day(value: str, part: Part | None, day: str | None) -> None:
    found = day_of_part(value, part)
    assert (found.isoformat() if found else None) == day
