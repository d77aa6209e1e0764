"""The interval of a share whose cases come in articles: those of one article resemble each other."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

_Z = 1.959964  # two-sided 95 %


@dataclass(frozen=True)
class Sums:
    """What a share is estimated from: of each article how many cases it has (n), and how many count (x)."""

    x: int
    """Sum of x."""
    n: int
    """Sum of n."""
    articles: int
    """Articles that have cases."""
    xx: int
    """Sum of x squared."""
    xn: int
    """Sum of x times n."""
    nn: int
    """Sum of n squared."""


def interval(sums: Sums) -> tuple[float, float]:
    """Return between which shares (0 to 1) the true one lies in 95 of 100 samples of articles.

    Wilson's interval (1927) for as many independent cases as the cases at hand are worth (Kish 1965): the
    variance of a ratio over articles says so. Where nothing varies, an article is worth one case.
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
    """Return how many independent cases say as much."""
    spread = sums.xx - 2 * share * sums.xn + share * share * sums.nn
    if sums.articles < 2 or spread <= 1e-9:
        return sums.articles
    variance = sums.articles / (sums.articles - 1) * spread / sums.n**2
    return max(1.0, share * (1 - share) / variance)
