from __future__ import annotations

import pytest

from accordingto.stories.origins.sources import Source, are_one
from accordingto.types import Span


def named(name: str, *, is_person: bool = True) -> Source:
    return Source(
        key=name.split()[-1].casefold(),
        name=name,
        span=Span(0, len(name), name),
        is_outlet=False,
        is_named=True,
        is_person=is_person,
        affiliation=frozenset(),
    )


@pytest.mark.parametrize("other", ["Greta Lund", "Lund", "G. Lund", "Greta Maria Lund", "Dr. Greta Lund"])
def test_a_person_is_one_source_whatever_part_of_the_name_stands_there(other: str) -> None:
    assert are_one(named("Greta Lund"), named(other))


def test_father_and_daughter_are_two_sources_though_one_has_a_middle_name() -> None:
    assert not are_one(named("Greta Maria Lund"), named("Jonas Lund"))


def test_two_ministries_are_two_sources() -> None:
    one, other = (
        named(name, is_person=False) for name in ("the Osmark Ferry Ministry", "the Harbour Ministry")
    )

    assert not are_one(one, other)
