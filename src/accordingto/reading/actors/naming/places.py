"""Organisations named after a place or a person: New York is not the New York Times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.actors.naming.name_matching import is_part

if TYPE_CHECKING:
    from collections.abc import Iterable

_TEAM = "Team "
"""Prefix of a person's name that makes it a name for the people who work for that person."""


def are_place_and_body(name: str, is_place: bool, names: Iterable[str], are_places: set[bool]) -> bool:
    """Return whether a name and a cluster called ``names`` are a place and something that is not a place.

    Only names that contain one another, word by word, are judged; other names tell nothing. ``are_places``
    says for each mention of the cluster by name whether it is a place.
    """
    return are_places == {not is_place} and all(is_part(name, other) for other in names)


def are_team_and_head(name: str, other: str) -> bool:
    """Return whether one of two names is a team's and the other its leader's: "Team Orr" and "Orr"."""
    return name.startswith(_TEAM) != other.startswith(_TEAM)
