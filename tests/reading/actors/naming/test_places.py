"""Places and bodies that are called after them. All of them are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.actors.naming.places import are_place_and_body, are_team_and_head


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


def test_those_who_work_for_somebody_have_another_name() -> None:
    assert are_team_and_head("Team Orr", "Orr")
    assert are_team_and_head("Orr", "Team Orr")
    assert not are_team_and_head("Ida Orr", "Orr")
