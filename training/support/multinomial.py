"""Multinomial logistic regressions with a general design matrix, fitted by Newton's method."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

STEPS = 40
SMALLEST = 1e-5
"""Decrease of the loss in one step below which the fit ends."""


def chances_of(logits: Floats) -> Floats:
    """Return the softmax of each row of scores."""
    odds = np.exp(logits - logits.max(axis=1, keepdims=True))
    found: Floats = odds / odds.sum(axis=1, keepdims=True)
    return found


def fit(design: Floats, right: Ints, weight: Floats, pull: Floats, start: Floats) -> Floats:
    """Return the parameters (k,) with the least loss, for a design (n, classes, k).

    The scores are ``design @ parameters``; ``right`` (n,) are the gold classes and ``weight`` (n,) the
    weights of the cases. ``pull`` (k,) is the strength of the L2 penalty on the distance of each parameter
    from ``start`` (k,).
    """
    rows = np.arange(len(right))

    def loss(at: Floats) -> float:
        chances = chances_of(design @ at)
        return float(
            -(weight * np.log(chances[rows, right] + 1e-12)).sum() + (pull * (at - start) ** 2).sum() / 2
        )

    found = start.copy()
    least = loss(found)
    for _ in range(STEPS):
        step = np.linalg.solve(*_newton(design, right, weight, pull, found, start))
        size = next((s for s in 0.5 ** np.arange(20) if loss(found - s * step) < least), 0.0)
        found = found - size * step
        before, least = least, loss(found)
        if before - least < SMALLEST:
            break
    return found


def _newton(
    design: Floats, right: Ints, weight: Floats, pull: Floats, at: Floats, start: Floats
) -> tuple[Floats, Floats]:
    """Return the second derivatives (k, k) and the first derivatives (k,) of the loss."""
    chances = chances_of(design @ at)
    off = chances.copy()
    off[np.arange(len(right)), right] -= 1
    slope = np.einsum("nc,nck->k", off * weight[:, None], design) + pull * (at - start)
    mean = np.einsum("nc,nck->nk", chances, design)
    spread = (design - mean[:, None]) * np.sqrt(chances * weight[:, None])[:, :, None]
    flat = spread.reshape(-1, spread.shape[2])
    return flat.T @ flat + np.diag(pull), slope


def design_of(rows: Floats, classes: int) -> Floats:
    """Return the design matrix, shape (n, classes, classes * (features + 1)), of rows of features.

    The parameters are, class by class, a weight for each feature and a bias.
    """
    full = np.concatenate([rows, np.ones((len(rows), 1))], axis=1)
    size = full.shape[1]
    found = np.zeros((len(rows), classes, classes * size))
    for one in range(classes):
        found[:, one, one * size : (one + 1) * size] = full
    return found
