"""How features and scores make the probability of a verdict, and from where it is given."""

from __future__ import annotations

import numpy as np

from accordingto.reading.encoder.support import SCORED, VERDICTS
from training.support.fit import (
    BIASED,
    CONTRADICTED,
    FOLDS,
    KINDS,
    NEVER,
    Examples,
    fit_mix,
    folds_of,
    left_out,
    thresholds_on,
)

SIZE = 120
NAMES = ("same", *BIASED)


def examples(*, disagrees: bool = True) -> Examples:
    """Headlines whose scores are mostly right, by turns supported and contradicted."""
    rng = np.random.default_rng(0)
    right = np.where(np.arange(SIZE) % 2, CONTRADICTED, VERDICTS.index("supported"))
    seen = np.where(rng.random(SIZE) < 0.97, right, KINDS - 1 - right)
    scores = np.log(np.where(np.eye(KINDS)[seen] > 0, 0.9, 0.02))
    is_seen = (right == CONTRADICTED) & disagrees
    features = np.stack([rng.random(SIZE), np.zeros(SIZE), is_seen.astype(np.float64)], axis=1)
    return Examples(
        features=features,
        scores=np.stack([scores] * len(SCORED), axis=1),
        right=right,
        is_hard=np.ones(SIZE, dtype=bool),
        article=np.array([f"{i // 3:03}" for i in range(SIZE)]),
        disagrees=is_seen,
    )


def mixed(one: Examples) -> np.ndarray:
    weights, bias = np.zeros((len(NAMES), KINDS)), np.zeros(KINDS)
    return left_out(one, NAMES, weights, bias, folds_of(one))


def test_articles_are_left_out_whole() -> None:
    one = examples()
    folds = folds_of(one)

    assert set(folds.tolist()) == set(range(FOLDS))
    assert all(len(set(folds[one.article == name].tolist())) == 1 for name in set(one.article.tolist()))


def test_what_the_scores_tell_is_weighed() -> None:
    one = examples()
    weights, bias = np.zeros((len(NAMES), KINDS)), np.zeros(KINDS)

    fitted = fit_mix(one, NAMES, weights, bias)

    assert fitted.scores.shape == (len(SCORED),)
    assert (fitted.scores > 0).all()
    assert (mixed(one).argmax(axis=1) == one.right).mean() > 0.9


def test_a_contradiction_that_is_not_seen_has_no_threshold() -> None:
    seen, unseen = examples(), examples(disagrees=False)

    assert thresholds_on(mixed(seen), seen)[CONTRADICTED] < NEVER
    assert thresholds_on(mixed(unseen), unseen)[CONTRADICTED] == NEVER
