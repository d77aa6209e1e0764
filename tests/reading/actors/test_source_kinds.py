from __future__ import annotations

import pytest

from accordingto.reading.actors.names import Name
from accordingto.reading.actors.source_kinds import source_kind
from accordingto.reading.lexicons.outlets import Outlets

OUTLETS = Outlets()


def named(text: str) -> Name:
    return Name(0, len(text), text, is_proper=True)


def described(text: str) -> Name:
    return Name(0, len(text), text, is_proper=False)


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("", "none"),
        ("Ida Lunde, the mayor", "named"),
        ("a senior official with direct knowledge", "unnamed"),
        ("officials", "unnamed"),
        ("His sister", "unnamed"),
        ("Q", "unnamed"),
        ("QUESTION", "unnamed"),
        ("Critics", "collective"),
        ("many people", "collective"),
        ("A group of voters in Vest", "collective"),
        ("Republicans", "collective"),
        ("the board's annual report", "document"),
        ("Two recent polls by Vest College", "document"),
        ("the Harbour Post", "outlet"),
    ],
)
def test_kinds_of_the_words_alone(source: str, kind: str) -> None:
    assert source_kind(source, None, None, OUTLETS) == kind


@pytest.mark.parametrize(
    ("source", "actor", "of", "kind"),
    [
        ("she", named("Ida Lunde"), "person", "named"),
        ("the president", named("Ida Lunde"), "person", "named"),
        ("it", named("Vest Gazette"), "organization", "outlet"),
        ("Herald", named("Bo Herald"), "person", "named"),
        ("he", described("a spokesman"), "person", "unnamed"),
        ("they", described("the critics"), "person", "collective"),
        ("it", described("the survey"), "object", "document"),
        ("we", None, None, "collective"),
        ("the state", named("Norland"), "place", "named"),
    ],
)
def test_pronouns_and_descriptions_take_the_kind_of_their_actor(
    source: str, actor: Name | None, of: str | None, kind: str
) -> None:
    assert source_kind(source, actor, of, OUTLETS) == kind
