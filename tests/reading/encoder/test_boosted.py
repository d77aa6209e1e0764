"""Sums of trees, by trees that a test makes up."""

from __future__ import annotations

import numpy as np
import pytest

from accordingto.reading.encoder.boosted import Boosted

TREE = Boosted(("a", "b"), ((0, 1, 1),), ((0.5, 2.0, 4.0),), ((-2.0, -1.0, 1.0, 2.0),), 0.25, 0.5)
"""Asks about a, then about b: on the left whether it is above 2, on the right whether above 4."""


@pytest.mark.parametrize(("a", "b", "leaf"), [(0, 2, -2), (0, 3, -1), (1, 3, 1), (0.5, 9, -1), (1, 9, 2)])
def test_a_tree_is_asked_from_its_top(a: float, b: float, leaf: float) -> None:
    assert TREE.odds(np.array([[a, b]])).tolist() == [0.25 + leaf]


def test_trees_add_up() -> None:
    twice = Boosted(("a", "b"), TREE.questions * 2, TREE.limits * 2, TREE.leaves * 2, 0.0, 0.5)
    assert twice.odds(np.array([[1.0, 9.0], [0.0, 0.0]])).tolist() == [4, -4]


def test_probabilities_are_of_features_by_name() -> None:
    sure, unsure = TREE.chances([{"b": 9.0, "a": 1.0}, {"b": 0.0, "a": 0.0}])
    assert sure == pytest.approx(1 / (1 + np.exp(-2.25)))
    assert unsure == pytest.approx(1 / (1 + np.exp(1.75)))


def test_without_trees_or_rows_there_is_the_bias_or_nothing() -> None:
    assert Boosted(("a",), (), (), (), 0.0, 0.5).chances([{"a": 7.0}]) == [0.5]
    assert TREE.chances([]) == []
