"""Confidence interval of a share whose cases are clustered in articles, and so are not independent."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

_Z = 1.959964  # two-sided 95 %


@dataclass(frozen=True)
class Sums:
    """Sums over articles from which a share is estimated; each article has n cases, of which x count."""

    x: int
    """Sum of x."""
    n: int
    """Sum of n."""
    articles: int
    """Number of articles that have cases."""
    xx: int
    """Sum of x squared."""
    xn: int
    """Sum of x times n."""
    nn: int
    """Sum of n squared."""


def interval(sums: Sums) -> tuple[float, float]:
    """Return the lower and upper end (0 to 1) of the 95 % confidence interval of a share.

    Wilson's interval (1927) with the effective sample size (Kish 1965), which follows from the variance of a
    ratio estimated over articles. If nothing varies, the effective sample size is the number of articles.
    Without any cases, return 0 and 1.
    """
    if not sums.n:
        return 0.0, 1.0
    share = sums.x / sums.n
    worth = float(min(sums.n, _worth(sums, share)))
    squared = _Z * _Z / worth
    middle = (share + squared / 2) / (1 + squared)
    reach = _Z * sqrt(share * (1 - share) / worth + squared / (4 * worth)) / (1 + squared)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def _worth(sums: Sums, share: float) -> float:
    """Return the effective sample size: the number of independent cases with the same variance."""
    spread = sums.xx - 2 * share * sums.xn + share * share * sums.nn
    if sums.articles < 2 or spread <= 1e-9:
        return sums.articles
    variance = sums.articles / (sums.articles - 1) * spread / sums.n**2
    return max(1.0, share * (1 - share) / variance)
