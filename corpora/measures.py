"""Shares, precision, recall and F1, as counts that can be added and read as percentages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Share:
    """A share: ``right`` of ``of``. Counts are fractions if several annotators share an article."""

    right: float
    of: float

    @property
    def percent(self) -> float:
        """The share in per cent; 0 if ``of`` is 0."""
        return 100 * self.right / self.of if self.of else 0.0

    def __add__(self, other: Share) -> Share:
        """Return the share over both sets."""
        return Share(self.right + other.right, self.of + other.of)


@dataclass(frozen=True)
class Score:
    """Counts of true positives, false positives and false negatives."""

    right: float = 0
    wrong: float = 0
    missed: float = 0

    @property
    def precision(self) -> float:
        """Precision, in per cent."""
        return Share(self.right, self.right + self.wrong).percent

    @property
    def recall(self) -> float:
        """Recall, in per cent."""
        return Share(self.right, self.right + self.missed).percent

    @property
    def f1_share(self) -> Share:
        """F1 as a share, which can be added over articles."""
        return Share(2 * self.right, 2 * self.right + self.wrong + self.missed)

    @property
    def f1(self) -> float:
        """F1, the harmonic mean of precision and recall, in per cent."""
        return self.f1_share.percent

    def __add__(self, other: Score) -> Score:
        """Return the score over both sets."""
        return Score(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)
