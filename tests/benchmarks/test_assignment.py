from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.assignment import Gains, best_total


def by_trying_all(gains: Gains) -> float:
    wide = gains if gains.shape[0] <= gains.shape[1] else gains.T
    columns = range(wide.shape[1])
    return float(
        max(sum(wide[i, c] for i, c in enumerate(order)) for order in permutations(columns, wide.shape[0]))
    )


@given(st.integers(1, 5), st.integers(1, 5), st.integers(0, 2**32 - 1))
def test_no_other_assignment_is_better(rows: int, columns: int, seed: int) -> None:
    gains = np.random.default_rng(seed).integers(0, 6, (rows, columns)) / 5
    assert best_total(gains) == pytest.approx(by_trying_all(gains))


def test_the_greedy_choice_is_not_taken_where_it_costs_more() -> None:
    assert best_total(np.array([[0.9, 0.8], [0.8, 0.1]])) == pytest.approx(1.6)
