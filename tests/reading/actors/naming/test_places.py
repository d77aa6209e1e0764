"""Places and bodies that are called after them. All of them are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.actors.naming.places import are_place_and_body


@pytest.mark.parametrize(
    ("name", "is_place", "names", "are_places", "are_two"),
    [
        ("New Vest", True, ["New Vest Times"], {False}, True),
        ("New Vest Times", False, ["New Vest"], {True}, True),
        ("New Vest", True, ["New Vest"], {False}, False),
        ("New Vest", True, ["New Vest Times"], {False, True}, False),
        ("New Vest", False, ["New Vest Times"], {False}, False),
        ("NV", True, ["New Vest Times"], {False}, False),
    ],
)
def test_a_place_and_a_body_are_two_where_one_name_holds_the_other(
    name: str, is_place: bool, names: list[str], are_places: set[bool], are_two: bool
) -> None:
    assert are_place_and_body(name, is_place, names, are_places) is are_two
