"""The best one-to-one assignment of rows to columns."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Gains = NDArray[np.float64]
NOBODY = -1


def best_total(gains: Gains) -> float:
    """Return the greatest sum of gains if each row takes at most one column, and each column at most one row.

    The Hungarian method by shortest augmenting paths (Jonker & Volgenant, Computing 1987, without its
    heuristics), cubic in the smaller side at worst. Implemented here because SciPy is too large a dependency
    for a single sum.
    """
    cost = -gains if gains.shape[0] <= gains.shape[1] else -gains.T
    rows, columns = cost.shape
    row_price, column_price = np.zeros(rows), np.zeros(columns + 1)
    owner = np.full(columns + 1, NOBODY)  # the row of each column; the last one is where a path begins
    for row in range(rows):
        owner[columns] = row
        _augment(cost, row_price, column_price, owner)
    taken = np.flatnonzero(owner[:columns] != NOBODY)
    return -float(cost[owner[taken], taken].sum())


def _augment(cost: Gains, row_price: Gains, column_price: Gains, owner: NDArray[np.int64]) -> None:
    """Find a free column for the row that owns the last one, and move other rows where that is cheaper."""
    start = column = cost.shape[1]
    slack = np.full(start, np.inf)
    before = np.full(start, start)  # the column each was reached from
    reached = np.zeros(start + 1, dtype=bool)
    while owner[column] != NOBODY:
        reached[column] = True
        row = owner[column]
        reduced = cost[row] - row_price[row] - column_price[:start]
        nearer = ~reached[:start] & (reduced < slack)
        slack[nearer], before[nearer] = reduced[nearer], column
        column = int(np.where(reached[:start], np.inf, slack).argmin())
        step = slack[column]
        row_price[owner[reached]] += step
        column_price[reached] -= step
        slack[~reached[:start]] -= step
    while column != start:
        owner[column] = owner[before[column]]
        column = int(before[column])
