"""What surrounds a source: who speaks in the attributions around, before and after it, and who is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from accordingto.reading.actors.entities import Entities, Identity
    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.encoder.spans import TokenSpan

MOST_BESIDE = 12
"""Number of attributions before and after one that are searched for the nearest other speaker."""


@dataclass(frozen=True)
class Surrounding:
    """The context of a source: clusters that speak near it, each None if there is none or it is unknown."""

    around: tuple[int | None, ...]
    """The speakers of the attributions that contain it, innermost first."""
    last: int | None
    following: int | None
    side: int | None
    """The organisation of the innermost of those speakers; only set for "we"."""
    shares: Mapping[int, tuple[float, float]]
    """By cluster, the network's probabilities for its mentions as antecedents of the source: sum and
    maximum."""
    told: int | None
    """The addressee of the innermost attribution that contains it."""
    is_asked: bool
    """Whether that attribution is a question: "asked whether he"."""
    rivals: Sequence[tuple[int, int]]
    """The last mentions before it that it could refer to, each as (first token, cluster)."""


class SurroundingFinder:
    """The surroundings of the sources of a text."""

    def __init__(
        self,
        entities: Entities,
        found: Sequence[AttributionDraft],
        addressees: Sequence[TokenSpan | None],
    ) -> None:
        self._entities, self._found, self._addressees = entities, found, addressees

    def of(
        self,
        i: int,
        speakers: Sequence[Identity | None],
        shares: Mapping[int, tuple[float, float]],
        rivals: Sequence[tuple[int, int]],
        *,
        is_side: bool,
    ) -> Surrounding:
        """Return the surroundings of the source of attribution ``i``.

        ``speakers`` has the speaker of each attribution as far as it is known; ``is_side`` says that the
        source is "we".
        """
        around = self._around(i, speakers)
        last, following = self._beside(i, speakers)
        side = self._side(around[0]) if is_side and around else None
        told, is_asked = self._told(i), self._is_asked(i)
        return Surrounding(tuple(around), last, following, side, shares, told, is_asked, rivals)

    def _around(self, i: int, speakers: Sequence[Identity | None]) -> list[int | None]:
        """Return the speakers of the attributions around one, innermost first; None where unknown."""
        above: list[int | None] = []
        at = self._found[i].parent
        while at is not None:
            who = speakers[at]
            above.append(None if who is None else who.cluster)
            at = self._found[at].parent
        return above

    def _beside(self, i: int, speakers: Sequence[Identity | None]) -> tuple[int | None, int | None]:
        """Return the speakers of the closest top-level attributions before and after one; None if unknown."""
        found, here = self._found, i
        while (parent := found[here].parent) is not None:
            here = parent
        ways = (
            range(here - 1, max(-1, here - MOST_BESIDE), -1),
            range(here + 1, min(len(found), i + MOST_BESIDE)),
        )
        last, following = (
            next(
                (
                    who
                    for at in way
                    if found[at].parent is None and (who := self._speaker(at, speakers)) is not None
                ),
                None,
            )
            for way in ways
        )
        return last, following

    def _speaker(self, at: int, speakers: Sequence[Identity | None]) -> int | None:
        """Return the cluster of a speaker, as resolved or else by the source's mention; None if unknown."""
        who, source = speakers[at], self._found[at].source
        if who is not None or not source:
            return None if who is None else who.cluster
        phrase = self._entities.phrase_of(source[0])
        return None if phrase is None else self._entities.identity(phrase).cluster

    def _told(self, i: int) -> int | None:
        """Return the cluster of the addressee of the attribution that contains one; None if unknown."""
        parent = self._found[i].parent
        told = None if parent is None or not self._addressees else self._addressees[parent]
        phrase = None if told is None else self._entities.phrase_of(told)
        return None if phrase is None else self._entities.identity(phrase).cluster

    def _is_asked(self, i: int) -> bool:
        """Return whether the attribution that contains one is a question, by the word that opens it."""
        parent = self._found[i].parent
        content = () if parent is None else self._found[parent].content
        opening = self._entities.doc[content[0].start] if content else ""
        return opening in word_class("asking-openings")

    def _side(self, speaker: int | None) -> int | None:
        """Return the cluster of the organisation that a speaker is affiliated with; None if there is none."""
        entities = self._entities
        if speaker is None or not entities.clusters[speaker]:
            return None
        affiliation = entities.standing(speaker).affiliation
        phrase = None if affiliation is None else entities.phrase_at(affiliation)
        if phrase is None or phrase.kind != "organization":
            return None
        return entities.identity(phrase).cluster
