"""Lookup of where mentions of actors end, to find subjects such as "Orr" in "Orr will appeal"."""

from __future__ import annotations

from collections.abc import Iterable

from accordingto.types import Actor


class Subjects:
    """The end offsets of the mentions of actors, computed once per article."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._of = {actor.id: frozenset(mention.end for mention in actor.mentions) for actor in actors}
        self._of_all = frozenset().union(*self._of.values())

    def ends(self) -> frozenset[int]:
        """Return the end offsets of the mentions of all actors."""
        return self._of_all

    def ends_of(self, actor: str | None) -> frozenset[int]:
        """Return the end offsets of the mentions of the actor with an id; empty if it is None or unknown."""
        return self._of.get(actor or "", frozenset())
