"""Boosted trees as data: each asks a few questions of the features and adds a little to the odds."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Indices = NDArray[np.int64]

MOST = 50.0
"""Largest logarithm of odds, so that none overflows."""


class Boosted(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """A sum of trees of one depth, and the probability from which its answer is used.

    A tree is its questions in order, those of one level behind those of the one above, and its leaves. A
    question is which feature is above which limit: no leads to the next one's left, yes to its right.
    """

    features: tuple[str, ...]
    questions: tuple[tuple[int, ...], ...]
    """Of each tree the features that it asks about, by index."""
    limits: tuple[tuple[float, ...], ...]
    """Of each tree the limits that it asks about."""
    leaves: tuple[tuple[float, ...], ...]
    """Of each tree what it adds to the logarithm of the odds."""
    bias: float
    threshold: float

    @cached_property
    def _arrays(self) -> tuple[Indices, Floats, Floats]:
        return np.array(self.questions, dtype=np.int64), np.array(self.limits), np.array(self.leaves)

    def odds(self, rows: Floats) -> Floats:
        """Return the logarithm of the odds of each row, which has the values of the features in order."""
        total: Floats = np.full(len(rows), self.bias)
        if not self.questions or not len(rows):
            return total
        questions, limits, leaves = self._arrays
        each, tree = np.arange(len(rows))[:, None], np.arange(len(questions))
        at = np.zeros((len(rows), len(questions)), dtype=np.int64)
        while at[0, 0] < questions.shape[1]:
            at = 2 * at + 1 + (rows[each, questions[tree, at]] > limits[tree, at])
        total += leaves[tree, at - questions.shape[1]].sum(axis=1)
        return total

    def chances(self, features: Sequence[Mapping[str, float]]) -> list[float]:
        """Return the probability, 0 to 1, for each of some values of all features."""
        rows = np.array([[row[name] for name in self.features] for row in features], dtype=np.float64)
        odds = self.odds(rows.reshape(len(features), len(self.features)))
        found: list[float] = (1 / (1 + np.exp(-odds.clip(-MOST, MOST)))).tolist()
        return found
