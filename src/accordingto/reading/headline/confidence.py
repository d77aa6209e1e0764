"""How probable it is that a verdict on a headline is right, and whether it is given.

::

    Grounds
      | confidence_of   0..1, by a logistic regression for each rule   lexicons/headlineconfidence.txt
      | given           the verdict, or ``unclear`` below the threshold

The regressions are fitted by ``training/headlines.py``, which writes the table and says what they learn from.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import entries

if TYPE_CHECKING:
    from accordingto.reading.headline.verdicts import Rule
    from accordingto.types import Verdict

THRESHOLD = "threshold"
"""Names the line of the table with the confidence from which a verdict is given."""


@dataclass(frozen=True)
class Grounds:
    """What tells how often a verdict like it is right."""

    rule: Rule
    """What decided."""
    coverage: float
    """The share of the proposition's weight that the fullest window of the body holds."""
    agreement: float
    """The share of the fullest windows that give the same verdict."""
    attributed: bool
    """Whether the headline says on whose word."""
    hedged: bool
    """Whether the headline hedges."""

    @property
    def features(self) -> tuple[float, ...]:
        """Return what the regressions weigh, in the order of the table: a constant first."""
        return (1.0, self.coverage, self.agreement, float(self.attributed), float(self.hedged))


def confidence_of(grounds: Grounds) -> float:
    """Return how probable it is that a verdict on these grounds is right, 0 to 1, in hundredths."""
    weights = _table()[grounds.rule]
    score = sum(weight * feature for weight, feature in zip(weights, grounds.features, strict=True))
    return round(1.0 / (1.0 + math.exp(-score)), 2)


def given(verdict: Verdict, confidence: float) -> Verdict:
    """Return a verdict, or ``unclear`` if it is not sure enough to be given."""
    return verdict if confidence >= _table()[THRESHOLD][0] else "unclear"


@cache
def _table() -> dict[str, tuple[float, ...]]:
    """Return the lines of the table: the weights of each rule, and the threshold."""
    rows = (line.split() for line in entries("headlineconfidence"))
    return {name: tuple(map(float, numbers)) for name, *numbers in rows}
