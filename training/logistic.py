"""Logistic regressions with an L2 penalty towards prior weights, fitted by Newton's method."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

STEPS = 60
"""Maximum number of steps of Newton's method; a fit takes about ten."""
SMALLEST = 1e-6
"""Decrease of the loss in one step below which the fit ends."""
BINS = 10


@dataclass(frozen=True)
class Cases:
    """The cases on which a regression is fitted."""

    rows: Floats
    """Values of the features, shape (cases, features)."""
    right: Floats
    """1 for a positive case, 0 for a negative one, shape (cases,)."""
    article: NDArray[np.str_]
    """Name of the article of each case."""

    def __len__(self) -> int:
        return len(self.right)

    def where(self, chosen: NDArray[np.bool_]) -> Cases:
        """Return the cases for which ``chosen`` is true."""
        return Cases(self.rows[chosen], self.right[chosen], self.article[chosen])

    def folds(self, count: int) -> NDArray[np.int64]:
        """Return the fold of each case, 0 to ``count`` - 1: whole articles, dealt out in turn by name."""
        place = {name: i % count for i, name in enumerate(sorted(set(self.article.tolist())))}
        return np.array([place[name] for name in self.article.tolist()], dtype=np.int64)


@dataclass(frozen=True)
class Fit:
    """The weights of the features, and a bias."""

    weights: Floats
    bias: float

    def chances(self, rows: Floats) -> Floats:
        """Return the probability for each row of features."""
        odds: Floats = 1 / (1 + np.exp(-np.clip(rows @ self.weights + self.bias, -30, 30)))
        return odds


def fit(cases: Cases, pull: float, prior: Fit | None = None) -> Fit:
    """Return the regression with the least sum of log loss and L2 distance from a prior one (default: zeros).

    ``pull`` is the strength of this penalty, for features in units of their standard deviation.
    """
    spread = cases.rows.std(axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    start = prior or Fit(np.zeros(cases.rows.shape[1]), 0.0)
    x = np.concatenate([cases.rows / spread, np.ones((len(cases), 1))], axis=1)
    goal = np.append(start.weights * spread, start.bias)
    force = np.append(np.full(len(spread), pull), SMALLEST)

    def loss(w: Floats) -> float:
        odds = x @ w
        return float((np.logaddexp(0, odds) - cases.right * odds).sum() + (force * (w - goal) ** 2).sum() / 2)

    w, least = goal, loss(goal)
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        slope = x.T @ (chance - cases.right) + force * (w - goal)
        bend = (x * (chance * (1 - chance))[:, None]).T @ x + np.diag(force)
        step = np.linalg.solve(bend, slope)
        size = next((s for s in 0.5 ** np.arange(20) if loss(w - s * step) < least), 0.0)
        w = w - size * step
        before, least = least, loss(w)
        if before - least < SMALLEST:
            break
    return Fit(w[:-1] / spread, float(w[-1]))


def held_out(cases: Cases, folds: int, pull: float, prior: Fit | None) -> Floats:
    """Return the probability of each case from a regression fitted without its fold of articles."""
    chances, fold = np.zeros(len(cases)), cases.folds(folds)
    for left_out in range(folds):
        outside = fold == left_out
        chances[outside] = fit(cases.where(~outside), pull, prior).chances(cases.rows[outside])
    return chances


def log_loss(chances: Floats, right: Floats) -> float:
    """Return the mean negative logarithm of the probability of the right answer."""
    safe = np.clip(chances, 1e-9, 1 - 1e-9)
    return float(-np.mean(right * np.log(safe) + (1 - right) * np.log(1 - safe)))


def bins_of(chances: Floats, right: Floats) -> list[tuple[float, float, int]]:
    """Return, for ten bins of equal size by probability, in ascending order, the mean probability, the share
    that is right, and the size."""
    parts = np.array_split(np.argsort(chances, kind="stable"), BINS)
    return [(float(chances[p].mean()), float(right[p].mean()), len(p)) for p in parts if len(p)]


def calibration_error(chances: Floats, right: Floats) -> float:
    """Return the expected calibration error in percentage points: the mean difference between the mean
    probability and the share that is right, over the bins of ``bins_of``, weighted by their size."""
    bins = bins_of(chances, right)
    return 100 * sum(abs(sure - share) * size for sure, share, size in bins) / max(1, len(right))
