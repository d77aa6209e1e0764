from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.encoder.decoding import best_path


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
