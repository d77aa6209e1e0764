"""Where an article names its actors, to see what stands right after: "Orr" in "Orr will appeal"."""

from __future__ import annotations

from collections.abc import Iterable

from accordingto.types import Actor


class Subjects:
    """Where the mentions of actors end: found once for an article, and asked for each of its claims."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._of = {actor.id: frozenset(mention.end for mention in actor.mentions) for actor in actors}
        self._of_all = frozenset().union(*self._of.values())

    def ends(self) -> frozenset[int]:
        """Return where the mentions of all actors end, as offsets in the article."""
        return self._of_all

    def ends_of(self, actor: str | None) -> frozenset[int]:
        """Return where the mentions of the actor of an id end; none of an actor that is not known."""
        return self._of.get(actor or "", frozenset())
