"""Boosted trees, on cases that a test makes up."""

from __future__ import annotations

import numpy as np

from training.boosting import boost
from training.logistic import Cases


def cases(size: int, seed: int) -> Cases:
    """Right is mostly where the first of three features is near its middle, which no weight can tell."""
    random = np.random.default_rng(seed)
    rows = random.random((size, 3))
    is_right = (abs(rows[:, 0] - 0.5) < 0.25) == (random.random(size) < 0.9)
    return Cases(rows, is_right.astype(float), np.array(["a"] * size))


def test_trees_learn_what_no_weight_can() -> None:
    trees = boost(cases(2000, 1), ("middle", "noise", "other"))
    unseen = cases(500, 2)
    assert ((trees.odds(unseen.rows) > 0) == unseen.right).mean() > 0.85


def test_the_same_cases_give_the_same_trees() -> None:
    assert boost(cases(300, 1), ("middle", "noise", "other")) == boost(
        cases(300, 1), ("middle", "noise", "other")
    )


def test_what_never_differs_is_not_asked_about() -> None:
    flat = cases(400, 3)
    rows = np.concatenate([flat.rows[:, :2], np.ones((400, 1))], axis=1)
    trees = boost(Cases(rows, flat.right, flat.article), ("middle", "noise", "always"))
    asked = [
        feature
        for own, limits in zip(trees.questions, trees.limits, strict=True)
        for feature, limit in zip(own, limits, strict=True)
        if limit < 1e9
    ]
    assert set(asked) == {0, 1}
