"""Calibration: of the cases with a confidence of 80 %, 80 of 100 should be right.

Outcomes are sorted by confidence into ten bins of equal size. In each, the mean confidence is compared with
the share that is right. The *expected calibration error* is the mean of the absolute differences,
weighted by the size of the bins, in points (Naeini, Cooper & Hauskrecht, AAAI 2015, "Obtaining Well
Calibrated Probabilities Using Bayesian Binning", with the bins of equal size of Nguyen & O'Connor, EMNLP
2015, "Posterior calibration and exploratory analysis for natural language processing models"). Outcomes of
the same confidence stay in one bin, so that the result does not depend on their order; there can then be
fewer bins.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from benchmarks.reporting.square import SIDE, Line, Square, x_of, y_of
from corpora.measures import Share

BINS = 10
RIGHT = "right"


@dataclass(frozen=True)
class Outcome:
    """The outcome of something that was said with some confidence."""

    confidence: float
    """Confidence, 0 to 1."""
    kind: str
    """``RIGHT``, or the way in which it is wrong."""

    @property
    def is_right(self) -> bool:
        """Return whether it is right."""
        return self.kind == RIGHT


@dataclass(frozen=True)
class Bin:
    """Outcomes of about the same confidence, in increasing order; never empty."""

    outcomes: Sequence[Outcome]

    @property
    def confidence(self) -> float:
        """Return the mean confidence, in per cent."""
        return 100 * sum(one.confidence for one in self.outcomes) / len(self.outcomes)

    @property
    def right(self) -> Share:
        """Return the share that is right."""
        return Share(sum(one.is_right for one in self.outcomes), len(self.outcomes))

    @property
    def gap(self) -> float:
        """Return the points by which the mean confidence exceeds the share that is right."""
        return self.confidence - self.right.percent


def bins_of(outcomes: Sequence[Outcome]) -> list[Bin]:
    """Sort outcomes into bins of equal size by confidence; equal ones go where their middle falls."""
    bins: dict[int, list[Outcome]] = {}
    before = 0
    ordered = sorted(outcomes, key=lambda one: (one.confidence, one.kind))
    for _, group in groupby(ordered, key=lambda one: one.confidence):
        alike = list(group)
        bins.setdefault(int(BINS * (before + len(alike) / 2) / len(ordered)), []).extend(alike)
        before += len(alike)
    return [Bin(bins[number]) for number in sorted(bins)]


def expected_calibration_error(bins: Sequence[Bin]) -> float:
    """Return the mean absolute gap of bins, weighted by their size, in points; 0 for none."""
    of = sum(len(one.outcomes) for one in bins)
    return sum(len(one.outcomes) * abs(one.gap) for one in bins) / of if of else 0.0


@dataclass(frozen=True)
class Reliability:
    """Reliability diagrams in one chart: the nearer to the diagonal, the better calibrated."""

    file: str
    title: str
    bins: Mapping[str, Sequence[Bin]]
    """Bins of each diagram, by its name."""

    def draw(self) -> str:
        """Return the chart as SVG; the same bins give the same bytes."""
        diagonal = f'<path class="axis" d="M{x_of(0):.0f} {y_of(0):.0f}l{SIDE} -{SIDE}"/>'
        lines = [
            Line(name, [(one.confidence, one.right.percent) for one in bins], is_dotted=True)
            for name, bins in self.bins.items()
        ]
        return Square(self.title, "mean confidence, %", "right, %", lines, [diagonal]).draw()
