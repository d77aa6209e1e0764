"""What a cluster allows while it is made. All people are invented."""

from __future__ import annotations

from accordingto.reading.actors.features import facts_in
from accordingto.reading.actors.growing import Growing


def test_a_byname_need_not_agree_with_the_name() -> None:
    one = Growing()
    one.add(0, 1.0, facts_in("Bo Orr", "name", True))
    one.add(1, 1.0, facts_in("Foxy", "name", True), is_byname=True)
    said = ["Orr", "Foxy", "Bo Vik"]
    assert [one.allows(facts_in(name, "name", True)) for name in said] == [True, True, False]


def test_an_office_is_whose_it_was_until_it_changes_hands() -> None:
    one = Growing(left=5)
    now, before = facts_in("the mayor", "nominal", True), facts_in("the former mayor", "nominal", True)
    assert [one.has_left(now, at) for at in (4, 5)] == [False, True]
    assert not one.has_left(before, 5)
