"""Who speaks and who is told around a source. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.actors.ranking.surroundings import Surrounding, SurroundingFinder
from tests.reading.parts import drafted

ASKED = "Ida Orr met the manager, Bo Lund, on Monday. Orr asked Lund whether he believed that it rained."
TOLD = "Ida Orr met the manager, Bo Lund, on Monday. Orr told Lund that she feared that it would rain."
ALONE = "Ida Orr met the manager, Bo Lund, on Monday. Orr said that it rained. She said that it was late."


def around_the_last(text: str) -> tuple[Surrounding, dict[int, str]]:
    """The surroundings of the last source of a text, and the names of all clusters."""
    draft = drafted(text)
    entities = draft.entities
    surroundings = SurroundingFinder(entities, draft.found, draft.addressees)
    found = surroundings.of(len(draft.found) - 1, draft.speakers, {}, (), is_side=False)
    named = {at: entities.name(at).text for at in range(len(entities.clusters)) if entities.clusters[at]}
    return found, named


@pytest.mark.parametrize(("text", "is_asked"), [(ASKED, True), (TOLD, False)])
def test_who_is_told_or_asked_around_a_source_is_known(text: str, is_asked: bool) -> None:
    found, named = around_the_last(text)

    assert found.told is not None
    assert named[found.told] == "Bo Lund"
    assert [named[at] for at in found.around if at is not None] == ["Ida Orr"]
    assert found.is_asked == is_asked


def test_nobody_is_told_around_a_source_that_stands_alone() -> None:
    found, named = around_the_last(ALONE)

    assert (found.around, found.told, found.is_asked) == ((), None, False)
    assert found.last is not None
    assert named[found.last] == "Ida Orr"
