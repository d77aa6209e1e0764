"""Bootstrap intervals over articles: how far a figure would move with other articles.

Articles are sampled with replacement, as many as there are, and the figure is computed for each sample; its
interval holds the middle 95 % of the samples (percentile bootstrap, Efron 1979). The cases of one article
stay together, because they depend on each other. All figures over the same number of articles use the same
samples, so that two of them can be compared sample by sample.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from benchmarks.reporting.report import Interval
from corpora.measures import Share

DRAWS = 2000
SEED = 20
LEVEL = 95.0
"""Per cent of the samples that an interval holds."""
Floats: TypeAlias = NDArray[np.float64]


def interval(shares: Sequence[Share]) -> Interval | None:
    """Return the interval of a share in per cent, from the shares of articles; None if all are empty."""
    return _middle(_drawn(shares))


def interval_of_difference(ours: Sequence[Share], theirs: Sequence[Share]) -> Interval | None:
    """Return the interval of ours minus theirs, in points, from the shares of the same articles in order."""
    return _middle(_drawn(ours) - _drawn(theirs))


def _drawn(shares: Sequence[Share]) -> Floats:
    """Return the share in per cent in each sample; NaN if the sample has no cases."""
    counts = np.array([(share.right, share.of) for share in shares], dtype=np.float64).reshape(-1, 2)
    right, of = (_weights(len(shares)) @ counts).T
    percent: Floats = np.full(DRAWS, np.nan)
    np.divide(100 * right, of, out=percent, where=of > 0)
    return percent


def _middle(values: Floats) -> Interval | None:
    known = values[~np.isnan(values)]
    if not known.size:
        return None
    low, high = np.percentile(known, [(100 - LEVEL) / 2, (100 + LEVEL) / 2])
    return Interval(float(low), float(high))


@cache
def _weights(articles: int) -> Floats:
    """Return how often each article is in each sample."""
    if not articles:
        return np.zeros((DRAWS, 0))
    drawn = np.random.default_rng(SEED).multinomial(articles, np.full(articles, 1 / articles), size=DRAWS)
    return drawn.astype(np.float64)
