"""The actors of hand-made attributions: whether the ledger names them rightly, and its confidence."""

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
    """Name of the actor in the gold ledger; None if it has none."""
    ours: str | None
    """Name of the actor in our ledger; None if it gives none."""
    confidence: float | None

    @property
    def answer(self) -> Answer | None:
        """Return the ledger's answer; None if it gives none."""
        if self.ours is None or self.confidence is None:
            return None
        return Answer(self.confidence, same_name(self.gold, self.ours))


def cases_of(gold: GoldLedger, ledger: Ledger) -> Iterator[Case]:
    """Yield the gold actor and ours for each attribution that is found and not borderline."""
    names = {actor.id: actor.name for actor in ledger.actors}
    pairs = pair_up(gold.attributions, ledger.attributions)
    for drawn in gold.attributions:
        ours = pairs.get(drawn.id)
        if ours is not None and not drawn.borderline:
            yield Case(drawn.actor, names.get(ours.actor or ""), ours.actor_confidence)


def chart(cases: Sequence[Case]) -> Curves:
    """Chart the share of the cases with a gold actor that are answered, and the share of right answers."""
    asked = [case for case in cases if case.gold is not None]
    answers = [case.answer for case in asked if case.answer]
    curve = Curve("sources of attributions found", curve_points(answers, len(asked)))
    title = "Actors of sources: given, and right"
    return Curves("ledger-actors.svg", title, [curve], Point(0, ANSWERED, RIGHT))
