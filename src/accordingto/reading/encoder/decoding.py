"""Viterbi decoding: the label sequence of highest score, exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def best_path(
    emissions: NDArray[np.float32], step: NDArray[np.float32], start: NDArray[np.float32]
) -> NDArray[np.int64]:
    """Return the label sequences of highest total score (Viterbi), for ``k`` sequences at once.

    ``emissions`` (k, words, labels); ``step`` (from, to) scores a label after a label and ``start`` a
    label at the beginning, forbidden ones with a large negative number. Returns (k, words). Of equal
    scores the lower label wins.
    """
    k, n, labels = emissions.shape
    path = np.zeros((k, n), dtype=np.int64)
    if n == 0:
        return path
    by_word = np.ascontiguousarray(emissions.transpose(1, 2, 0))
    steps = step[:, :, None]
    best = np.empty((n, labels, k), dtype=np.float32)
    best[0] = start[:, None] + by_word[0]
    reach = np.empty((labels, labels, k), dtype=np.float32)
    add, largest = np.add, np.maximum.reduce
    for before, after, own in zip(best[:-1, :, None], best[1:], by_word[1:], strict=True):
        add(before, steps, reach)
        largest(reach, 0, None, after)
        add(after, own, after)
    back = _last_steps(best[:-1], step)
    for row, label in enumerate(best[-1].argmax(axis=0).tolist()):
        backwards = [label]
        for earlier in reversed(back[:, :, row].tolist()):
            label = earlier[label]
            backwards.append(label)
        path[row] = backwards[::-1]
    return path


def _last_steps(best: NDArray[np.float32], step: NDArray[np.float32]) -> NDArray[np.int8]:
    """Return from which label each label is best reached: (words, to, k), for scores (words, from, k)."""
    top = best[:, :1] + step[0, :, None]
    back = np.zeros(top.shape, dtype=np.int8)
    for label in range(1, len(step)):
        score = best[:, label : label + 1] + step[label, :, None]
        back[score > top] = label
        np.maximum(top, score, out=top)
    return back
