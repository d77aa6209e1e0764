"""Shares, and precision, recall and F1: counts that know their percentages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Share:
    """So many of so many. Counts are fractions where several annotators share an article."""

    right: float
    of: float

    @property
    def percent(self) -> float:
        """Share in per cent; 0 of nothing."""
        return 100 * self.right / self.of if self.of else 0.0

    def __add__(self, other: Share) -> Share:
        """Pool two shares."""
        return Share(self.right + other.right, self.of + other.of)


@dataclass(frozen=True)
class Score:
    """Hits, inventions and misses."""

    right: float = 0
    wrong: float = 0
    missed: float = 0

    @property
    def precision(self) -> float:
        """Per cent of what was predicted that is right."""
        return Share(self.right, self.right + self.wrong).percent

    @property
    def recall(self) -> float:
        """Per cent of what is there that was predicted."""
        return Share(self.right, self.right + self.missed).percent

    @property
    def f1_share(self) -> Share:
        """The harmonic mean of precision and recall as a share, which adds up over articles."""
        return Share(2 * self.right, 2 * self.right + self.wrong + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, in per cent."""
        return self.f1_share.percent

    def __add__(self, other: Score) -> Score:
        """Pool two scores."""
        return Score(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)
