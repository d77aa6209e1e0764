"""Gradient-boosted decision trees stored as data; each tree adds its leaf value to the log-odds."""

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
"""Log-odds are clipped to this magnitude, so that ``exp`` does not overflow."""


class Boosted(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """A sum of complete binary trees of equal depth, and the probability from which its answer is used.

    The inner nodes of a tree are stored level by level from the root. A node compares one feature with a
    limit: at or below the limit leads to the left child, above it to the right.
    """

    features: tuple[str, ...]
    questions: tuple[tuple[int, ...], ...]
    """Per tree, the index of the feature that each inner node compares."""
    limits: tuple[tuple[float, ...], ...]
    """Per tree, the limit of each inner node."""
    leaves: tuple[tuple[float, ...], ...]
    """Per tree, what each leaf adds to the log-odds."""
    bias: float
    threshold: float

    @cached_property
    def _arrays(self) -> tuple[Indices, Floats, Floats]:
        return np.array(self.questions, dtype=np.int64), np.array(self.limits), np.array(self.leaves)

    def odds(self, rows: Floats) -> Floats:
        """Return the log-odds (n,) of rows (n, features), whose columns are in the order of ``features``."""
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
        """Return one probability, 0 to 1, per mapping, each of which has a value for every feature."""
        rows = np.array([[row[name] for name in self.features] for row in features], dtype=np.float64)
        odds = self.odds(rows.reshape(len(features), len(self.features)))
        found: list[float] = (1 / (1 + np.exp(-odds.clip(-MOST, MOST)))).tolist()
        return found
