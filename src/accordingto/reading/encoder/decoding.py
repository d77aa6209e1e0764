"""Exact decoding of label sequences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def best_path(
    emissions: NDArray[np.float32], step: NDArray[np.float32], start: NDArray[np.float32]
) -> NDArray[np.int64]:
    """The label sequences of highest total score (Viterbi), for ``k`` sequences at once.

    ``emissions`` (k, words, labels); ``step`` (from, to) scores a label after a label and ``start`` a
    label at the beginning, forbidden ones with a large negative number. Returns (k, words). Of equal
    scores the lower label wins.
    """
    k, n, labels = emissions.shape
    path = np.zeros((k, n), dtype=np.int64)
    if n == 0:
        return path
    best = np.empty((n, k, labels), dtype=np.float32)
    best[0] = start + emissions[:, 0]
    into = np.ascontiguousarray(step.T)
    reach = np.empty((k, labels, labels), dtype=np.float32)
    by_word = np.ascontiguousarray(emissions.transpose(1, 0, 2))
    for t in range(1, n):
        np.add(best[t - 1][:, None, :], into, out=reach)
        np.maximum.reduce(reach, axis=2, out=best[t])
        best[t] += by_word[t]
    back = (best[:-1, :, None, :] + into).argmax(axis=3)
    for row, last in enumerate(best[-1].argmax(axis=1).tolist()):
        at = [last]
        for before in reversed(back[:, row].tolist()):
            at.append(before[at[-1]])
        path[row] = at[::-1]
    return path
