from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.encoder.decoding import best_path, marginals


@given(st.integers(1, 5), st.integers(0, 2**32 - 1))
def test_best_path_is_the_best_of_all_paths(words: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    emissions = rng.normal(size=(2, words, 3)).astype(np.float32)
    step = rng.normal(size=(3, 3)).astype(np.float32)
    start = rng.normal(size=3).astype(np.float32)
    step[0, 2] = -1e4

    def score(row: int, path: tuple[int, ...]) -> float:
        moves = sum(float(step[a, b]) for a, b in pairwise(path))
        return float(start[path[0]]) + sum(float(emissions[row, i, k]) for i, k in enumerate(path)) + moves

    paths = best_path(emissions, step, start)
    for row in range(2):
        best = max(product(range(3), repeat=words), key=lambda p: score(row, p))
        assert tuple(paths[row].tolist()) == best


def test_no_words_give_an_empty_path() -> None:
    empty = np.zeros((1, 0, 3), dtype=np.float32)
    assert best_path(empty, np.zeros((3, 3), np.float32), np.zeros(3, np.float32)).shape == (1, 0)


@given(st.integers(1, 5), st.integers(0, 2**32 - 1))
def test_a_marginal_is_the_share_of_all_paths_that_have_the_label(words: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    emissions = rng.normal(size=(2, words, 3), scale=3).astype(np.float32)
    step = rng.normal(size=(3, 3)).astype(np.float32)
    start = rng.normal(size=3).astype(np.float32)
    step[0, 2] = start[2] = -1e4

    expected = np.zeros((2, words, 3))
    for row, path in product(range(2), product(range(3), repeat=words)):
        moves = sum(float(step[a, b]) for a, b in pairwise(path))
        score = float(start[path[0]]) + sum(float(emissions[row, i, k]) for i, k in enumerate(path)) + moves
        expected[row, range(words), path] += np.exp(score)
    expected /= expected.sum(axis=2, keepdims=True)

    np.testing.assert_allclose(marginals(emissions, step, start), expected, atol=1e-5)


def test_how_likely_a_label_is_does_not_depend_on_the_other_rows() -> None:
    rng = np.random.default_rng(7)
    emissions = rng.normal(size=(9, 40, 5)).astype(np.float32)
    step, start = rng.normal(size=(5, 5)).astype(np.float32), rng.normal(size=5).astype(np.float32)
    together = marginals(emissions, step, start)
    for row in range(9):
        assert (marginals(emissions[row : row + 1], step, start)[0] == together[row]).all()


def test_no_words_have_no_marginals() -> None:
    empty = np.zeros((1, 0, 3), dtype=np.float32)
    assert marginals(empty, np.zeros((3, 3), np.float32), np.zeros(3, np.float32)).shape == (1, 0, 3)
