"""Regressions with several classes."""

from __future__ import annotations

import numpy as np

from training.support.multinomial import chances_of, design_of, fit


def test_a_regression_finds_what_tells_classes_apart() -> None:
    rng = np.random.default_rng(1)
    rows = rng.normal(size=(300, 2))
    right = np.where(rows[:, 0] > 0.5, 2, np.where(rows[:, 1] > 0, 1, 0))
    design = design_of(rows, 3)
    found = fit(design, right, np.ones(300), np.full(9, 0.1), np.zeros(9))

    assert (chances_of(design @ found).argmax(axis=1) == right).mean() > 0.9


def test_a_strong_pull_leaves_the_start() -> None:
    rows = np.array([[1.0], [-1.0]])
    start = np.array([0.5, 0.0, -0.5, 0.0])
    found = fit(design_of(rows, 2), np.array([0, 1]), np.ones(2), np.full(4, 1e6), start)

    assert np.allclose(found, start, atol=1e-3)


def test_probabilities_add_up() -> None:
    assert np.allclose(chances_of(np.array([[700.0, 0.0], [0.0, 0.0]])).sum(axis=1), 1)
