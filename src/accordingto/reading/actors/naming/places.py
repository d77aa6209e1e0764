"""Places, and the bodies that are called after them: New York is not the New York Times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.actors.naming.name_matching import is_part

if TYPE_CHECKING:
    from collections.abc import Iterable


def are_place_and_body(name: str, kind: str, names: Iterable[str], kinds: Iterable[str]) -> bool:
    """Return whether a name of a ``kind`` of GUM and somebody who has ``names`` are a place and no place.

    That is said only where each name is a part of the other: of others nothing can be told by their words.
    ``kinds`` are those of all mentions by name of that somebody.
    """
    others = {other == "place" for other in kinds}
    return others == {kind != "place"} and all(is_part(name, other) for other in names)
