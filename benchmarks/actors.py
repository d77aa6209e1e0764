"""Who the sources of hand-drawn attributions are, and whether the ledger says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.reporting.curves import Answer, Curve, Curves, Point, curve_points
from corpora.measures import Share

ANSWERED, RIGHT = 90.0, 90.0
"""Goals, in per cent."""
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Case:
    """An attribution that was found and whose gold has an actor."""

    gold: str
    """Name of the actor, as a person gives it."""
    ours: str | None
    """Name of the actor, as the ledger gives it; None where it gives none."""
    confidence: float | None

    @property
    def answer(self) -> Answer | None:
        """The ledger's answer; None where it gives none."""
        if self.ours is None or self.confidence is None:
            return None
        return Answer(self.confidence, same_name(self.gold, self.ours))


def same_name(one: str, other: str) -> bool:
    """Whether two names can be one's: the last word of either is among the words of the other."""
    mine, yours = WORD.findall(one.casefold()), WORD.findall(other.casefold())
    return bool(mine and yours) and (mine[-1] in yours or yours[-1] in mine)


def right(cases: Sequence[Case]) -> Share:
    """Give the share of the cases that are answered rightly."""
    return Share(sum(case.answer is not None and case.answer.right for case in cases), len(cases))


def chart(cases: Sequence[Case]) -> Curves:
    """Draw how many of the cases are answered, and how many of these rightly."""
    answers = [case.answer for case in cases if case.answer]
    curve = Curve("sources of attributions found", curve_points(answers, len(cases)))
    title = "Actors of sources: given, and right"
    return Curves("ledger-actors.svg", title, [curve], Point(0, ANSWERED, RIGHT))
