"""Gradient-boosted trees (Friedman, Annals of Statistics, 2001) for binary classification, in numpy.

Each tree is complete, with ``DEPTH`` levels of splits, and is fitted by Newton's method to the errors of
those before it (Chen & Guestrin, KDD 2016). It sees a random part of the cases and of the features, so that
the trees differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accordingto.reading.encoder.boosted import Boosted
from training.logistic import Cases, Floats

Indices = NDArray[np.int64]

TREES = 200
DEPTH = 3
RATE = 0.1
"""Learning rate: the factor for the leaves of each tree."""
PULL = 10.0
"""Strength of the L2 penalty on the leaves."""
LEAST = 40
"""Minimum number of cases on either side of a split."""
OF_CASES, OF_FEATURES = 0.7, 0.4
"""Shares of the cases and of the features that a tree sees."""
BINS = 32
"""Maximum number of bins of a feature's values; there is one threshold fewer."""
LEAST_BEND = 1e-3
"""Minimum second derivative of the loss of a case."""
NEVER = 1e9
"""A threshold that no value exceeds, for a node without a split."""
PLACES = 5
"""Decimal places of thresholds and leaves."""


@dataclass(frozen=True)
class _Binned:
    """The values of all features, binned by thresholds."""

    limits: list[Floats]
    """The thresholds of each feature, in ascending order."""
    bins: Indices
    """The number of thresholds that the value exceeds, shape (cases, features)."""


def boost(cases: Cases, features: Sequence[str]) -> Boosted:
    """Return trees that predict whether cases are right; ``features`` names the columns of their rows."""
    random = np.random.default_rng(0)
    binned = _binned(cases.rows)
    share = cases.right.mean()
    found = Boosted(tuple(features), (), (), (), float(np.log(share / (1 - share))), 0.0)
    odds = found.odds(cases.rows)
    trees = []
    for _ in range(TREES):
        chance = 1 / (1 + np.exp(-odds))
        slope, bend = chance - cases.right, np.maximum(chance * (1 - chance), LEAST_BEND)
        seen = np.flatnonzero(random.random(len(cases)) < OF_CASES)
        asked = random.permutation(len(features))[: max(1, int(OF_FEATURES * len(features)))]
        tree = _tree(binned, seen, np.sort(asked), slope, bend)
        trees.append(tree)
        odds += tree.odds(cases.rows)
    return Boosted(
        found.features,
        tuple(tree.questions[0] for tree in trees),
        tuple(tree.limits[0] for tree in trees),
        tuple(tree.leaves[0] for tree in trees),
        found.bias,
        0.0,
    )


def _binned(rows: Floats) -> _Binned:
    limits = []
    for values in map(np.unique, rows.T):
        if len(values) > BINS:
            values = np.unique(np.quantile(values, np.linspace(0, 1, BINS)))
        limits.append(((values[1:] + values[:-1]) / 2).round(PLACES))
    bins = [np.searchsorted(own, values) for own, values in zip(limits, rows.T, strict=True)]
    return _Binned(limits, np.stack(bins, axis=1))


def _tree(binned: _Binned, seen: Indices, asked: Indices, slope: Floats, bend: Floats) -> Boosted:
    """Return a tree fitted on the cases ``seen`` and the features ``asked``.

    ``slope`` and ``bend`` are the first and second derivatives of the loss of all cases.
    """
    bins, slope, bend = binned.bins[np.ix_(seen, asked)], slope[seen], bend[seen]
    node = np.zeros(len(seen), dtype=np.int64)
    questions: list[int] = []
    limits: list[float] = []
    for level in range(DEPTH):
        column, last = _best(bins, node, 1 << level, slope, bend)
        for feature, limit in zip(asked[column].tolist(), last.tolist(), strict=True):
            questions.append(feature)
            own = binned.limits[feature]
            limits.append(float(own[limit]) if limit < len(own) else NEVER)
        node = 2 * node + (bins[np.arange(len(seen)), column[node]] > last[node])
    count = 1 << DEPTH
    up, down = (np.bincount(node, weights, count) for weights in (slope, bend))
    leaves = (-RATE * up / (down + PULL)).round(PLACES)
    return Boosted((), (tuple(questions),), (tuple(limits),), (tuple(leaves.tolist()),), 0.0, 0.0)


def _best(bins: Indices, node: Indices, nodes: int, slope: Floats, bend: Floats) -> tuple[Indices, Indices]:
    """Return, for each node, the column to split on and the last bin below the split (``BINS``: no split)."""
    columns = bins.shape[1]
    place = ((node[:, None] * columns + np.arange(columns)) * BINS + bins).ravel()
    shape = (nodes, columns, BINS)

    def below(weights: Floats | None) -> Floats:
        """Return the sums of ``weights`` (default: the counts) over the cases in each bin and those below."""
        own = None if weights is None else np.repeat(weights, columns)
        sums: Floats = np.bincount(place, own, nodes * columns * BINS).reshape(shape).cumsum(axis=2)
        return sums

    up, down, count = below(slope), below(bend), below(None)
    rest = [total[:, :, -1:] - total for total in (up, down, count)]
    gain = up**2 / (down + PULL) + rest[0] ** 2 / (rest[1] + PULL)
    gain -= up[:, :, -1:] ** 2 / (down[:, :, -1:] + PULL)
    gain[(count < LEAST) | (rest[2] < LEAST)] = 0.0
    best = gain.reshape(nodes, -1).argmax(axis=1)
    is_some = gain.reshape(nodes, -1).max(axis=1) > 0
    return best // BINS, np.where(is_some, best % BINS, BINS)
