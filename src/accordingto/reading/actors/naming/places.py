"""Bodies that are called after somebody or something else: New York is not the New York Times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.actors.naming.name_matching import is_part

if TYPE_CHECKING:
    from collections.abc import Iterable

_TEAM = "Team "
"""What stands before a name for those who work for who has it."""


def are_place_and_body(name: str, is_place: bool, names: Iterable[str], are_places: set[bool]) -> bool:
    """Return whether a name and somebody who has ``names`` are a place and no place.

    That is said only where each name is a part of the other: of others nothing can be told by their words.
    ``are_places`` says of what calls that somebody by a name whether it is a place.
    """
    return are_places == {not is_place} and all(is_part(name, other) for other in names)


def are_team_and_head(name: str, other: str) -> bool:
    """Return whether two names are "Team Orr" and "Orr", in either order."""
    return name.startswith(_TEAM) != other.startswith(_TEAM)
