"""Who the sources of hand-drawn attributions are, and how sure the ledger is of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accordingto.types import Ledger
from benchmarks.reporting.curves import Answer, Curve, Curves, Point, curve_points
from corpora.ledgers import GoldLedger
from corpora.pairing import pair_up, same_name

ANSWERED, RIGHT = 92.0, 95.0
"""Goals, in per cent."""


@dataclass(frozen=True)
class Case:
    """An attribution that was found."""

    gold: str | None
    """Name of the actor, as a person gives it; None where there is none."""
    ours: str | None
    """Name of the actor, as the ledger gives it; None where it gives none."""
    confidence: float | None

    @property
    def answer(self) -> Answer | None:
        """Return the ledger's answer; None where it gives none."""
        if self.ours is None or self.confidence is None:
            return None
        return Answer(self.confidence, same_name(self.gold, self.ours))


def cases_of(gold: GoldLedger, ledger: Ledger) -> Iterator[Case]:
    """Set the actors of a gold ledger beside ours, where the attribution is found and not borderline."""
    names = {actor.id: actor.name for actor in ledger.actors}
    pairs = pair_up(gold.attributions, ledger.attributions)
    for drawn in gold.attributions:
        ours = pairs.get(drawn.id)
        if ours is not None and not drawn.borderline:
            yield Case(drawn.actor, names.get(ours.actor or ""), ours.actor_confidence)


def chart(cases: Sequence[Case]) -> Curves:
    """Draw how many of the cases that have an actor are answered, and how many of these rightly."""
    asked = [case for case in cases if case.gold is not None]
    answers = [case.answer for case in asked if case.answer]
    curve = Curve("sources of attributions found", curve_points(answers, len(asked)))
    title = "Actors of sources: given, and right"
    return Curves("ledger-actors.svg", title, [curve], Point(0, ANSWERED, RIGHT))
