"""Places and bodies that are called after them. All of them are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.actors.naming.places import are_place_and_body


@pytest.mark.parametrize(
    ("name", "kind", "names", "kinds", "are_two"),
    [
        ("New Vest", "place", ["New Vest Times"], ["organization"], True),
        ("New Vest Times", "organization", ["New Vest"], ["place", "place"], True),
        ("New Vest", "place", ["New Vest"], ["organization"], False),
        ("New Vest", "place", ["New Vest Times"], ["organization", "place"], False),
        ("New Vest", "organization", ["New Vest Times"], ["organization"], False),
        ("NV", "place", ["New Vest Times"], ["organization"], False),
    ],
)
def test_a_place_and_a_body_are_two_where_one_name_holds_the_other(
    name: str, kind: str, names: list[str], kinds: list[str], are_two: bool
) -> None:
    assert are_place_and_body(name, kind, names, kinds) is are_two
