"""One long sequence, gone through in parts, has the labels and chances that it has word by word."""

from __future__ import annotations

import numpy as np
import pytest

from accordingto.reading.encoder.decoding import best_path, marginals
from accordingto.reading.encoder.long_sequences import PARTS, best_labels, label_chances

FORBIDDEN = -1e4
WORDS = (1, 2, 3, PARTS - 1, PARTS, PARTS + 1, 2 * PARTS + 5, 300)


def scores(words: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Emissions, steps and beginnings of three labels, of which the last cannot follow the first."""
    drawn = np.random.default_rng(words)
    step = drawn.normal(size=(3, 3)).astype(np.float32)
    step[0, 2] = FORBIDDEN
    start = np.array([0.3, -0.2, FORBIDDEN], dtype=np.float32)
    return drawn.normal(size=(words, 3), scale=3).astype(np.float32), step, start


@pytest.mark.parametrize("words", WORDS)
def test_the_best_labels_are_those_of_the_best_path(words: int) -> None:
    emissions, step, start = scores(words)
    assert best_labels(emissions, step, start).tolist() == best_path(emissions[None], step, start)[0].tolist()


@pytest.mark.parametrize("words", WORDS)
def test_labels_are_as_likely_as_word_by_word(words: int) -> None:
    emissions, step, start = scores(words)
    expected = marginals(emissions[None], step, start)[0]
    np.testing.assert_allclose(label_chances(emissions, step, start), expected, atol=1e-6)


def test_of_equal_scores_the_lower_label_wins() -> None:
    nothing = np.zeros((50, 3), np.float32)
    assert not best_labels(nothing, np.zeros((3, 3), np.float32), np.zeros(3, np.float32)).any()


def test_no_words_have_no_labels() -> None:
    empty, step, start = np.zeros((0, 3), np.float32), np.zeros((3, 3), np.float32), np.zeros(3, np.float32)
    assert best_labels(empty, step, start).shape == (0,)
    assert label_chances(empty, step, start).shape == (0, 3)
