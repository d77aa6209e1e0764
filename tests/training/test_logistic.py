from __future__ import annotations

import numpy as np
import pytest

from training.logistic import Cases, Fit, bins_of, calibration_error, fit, held_out, log_loss


def drawn(count: int, weights: tuple[float, ...] = (1.5, -1.0), bias: float = 0.3) -> Cases:
    """Cases whose odds are known: four an article."""
    dice = np.random.default_rng(7)
    rows = dice.normal(size=(count, len(weights)))
    chances = Fit(np.array(weights), bias).chances(rows)
    right = (dice.random(count) < chances).astype(np.float64)
    return Cases(rows, right, np.array([f"article-{i // 4}" for i in range(count)]))


def test_weights_are_found_again() -> None:
    found = fit(drawn(20_000), pull=1)
    assert found.weights == pytest.approx([1.5, -1.0], abs=0.06)
    assert found.bias == pytest.approx(0.3, abs=0.06)


def test_weights_are_pulled_to_those_known_before() -> None:
    prior = Fit(np.array([3.0, 3.0]), 0.0)
    assert fit(drawn(40), 1e6, prior).weights == pytest.approx([3, 3], abs=0.01)
    assert fit(drawn(40), 1e6).weights == pytest.approx([0, 0], abs=0.01)


def test_what_parts_right_from_wrong_at_once_has_a_finite_weight() -> None:
    rows = np.array([[0.0, 1.0], [0.0, 1.0], [1.0, 1.0], [1.0, 1.0]])
    found = fit(Cases(rows, np.array([0.0, 0.0, 1.0, 1.0]), np.array(list("abcd"))), pull=0.1)
    assert found.weights[0] > 1
    assert found.weights[1] == pytest.approx(0, abs=1e-3)
    assert np.isfinite(found.weights).all()


def test_a_fold_is_of_whole_articles_and_judged_by_the_others() -> None:
    cases = drawn(40)
    folds = cases.folds(5)
    assert sorted(set(folds.tolist())) == [0, 1, 2, 3, 4]
    assert all(len(set(folds[cases.article == name])) == 1 for name in set(cases.article.tolist()))

    turned = Cases(cases.rows, np.where(folds == 0, 1 - cases.right, cases.right), cases.article)
    same = folds == 0
    assert held_out(cases, 5, 1, None)[same] == pytest.approx(held_out(turned, 5, 1, None)[same])


def test_the_error_is_the_mean_distance_over_the_bins() -> None:
    chances = np.array([0.2] * 10 + [0.9] * 10)
    right = np.array([1.0, 0, 0, 0, 0, 0, 0, 0, 0, 0] + [1.0] * 10)
    assert sum(size for _, _, size in bins_of(chances, right)) == 20
    assert calibration_error(np.full(20, 0.55), right) > calibration_error(chances, right)
    assert calibration_error(right, right) == 0
    assert log_loss(chances, right) < log_loss(np.full(20, 0.5), right)
