"""How far a figure would move if other articles had been drawn: bootstrap intervals over articles.

Articles are drawn again with replacement, as many as there are, and the figure is taken of each draw; its
interval holds the middle 95 % of the draws (percentile bootstrap, Efron 1979). What stands in one article
stays together, because what is found there depends on each other. All figures over the same number of
articles are taken of the same draws, so that two of them can be compared draw by draw.
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
"""Per cent of the draws that an interval holds."""
Floats: TypeAlias = NDArray[np.float64]


def interval(shares: Sequence[Share]) -> Interval | None:
    """Return the interval of a share in per cent, of the shares of articles; None if all are of nothing."""
    return _middle(_drawn(shares))


def interval_of_difference(ours: Sequence[Share], theirs: Sequence[Share]) -> Interval | None:
    """Return the interval of ours less theirs, in points, of the shares of the same articles in order."""
    return _middle(_drawn(ours) - _drawn(theirs))


def _drawn(shares: Sequence[Share]) -> Floats:
    """Return the share in per cent in each draw, NaN where the draw holds nothing to share."""
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
    """Return how often each article stands in each draw."""
    if not articles:
        return np.zeros((DRAWS, 0))
    drawn = np.random.default_rng(SEED).multinomial(articles, np.full(articles, 1 / articles), size=DRAWS)
    return drawn.astype(np.float64)
