"""Viterbi and forward-backward as in ``decoding.py``, but for one long sequence: all words of a text.

One numpy step takes about as long for a hundred sequences as for one. So the text is cut into parts that are
decoded in parallel, from every label with which a part may begin, and joined afterwards (Särkkä &
García-Fernández, IEEE Transactions on Automatic Control, 2021).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.encoder.decoding import SCALED_EVERY, last_steps

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float32] | NDArray[np.float64]

PARTS = 32
"""Largest number of parts into which a sequence is cut."""
UNREACHED = -1e9
"""Score of a label other than the one with which a part is assumed to begin."""


def best_labels(
    emissions: NDArray[np.float32], step: NDArray[np.float32], start: NDArray[np.float32]
) -> NDArray[np.int64]:
    """Return the labels (words,) of highest total score (Viterbi), given ``emissions`` (words, labels).

    ``step`` (from, to) has the scores of label transitions and ``start`` those of first labels; a forbidden
    one has a large negative score. On a tie the lower label wins.
    """
    n, labels = emissions.shape
    path = np.zeros(n, dtype=np.int64)
    if n == 0:
        return path
    own = _in_parts(emissions)
    size, _, parts = own.shape
    scores = np.full((size, labels, labels, parts), UNREACHED)
    for label in range(labels):
        scores[0, label, label] = own[0, label]
    steps = step.astype(np.float64)[:, None, :, None]
    reach = np.empty((labels, labels, labels, parts))
    for before, after, here in zip(scores[:-1], scores[1:], own[1:], strict=True):
        np.add(before.transpose(1, 0, 2)[:, :, None], steps, reach)
        np.maximum.reduce(reach, 0, None, after)
        np.add(after, here, after)
    first = np.empty((parts, labels))
    first[0] = start
    for at, last in enumerate(scores[-1].transpose(2, 0, 1)[:-1]):
        first[at + 1] = ((last + first[at, :, None]).max(axis=0)[:, None] + step).max(axis=0)
    best = _joined((scores + first.T[:, None]).max(axis=1), n)
    back = last_steps(best[:-1, :, None], step)[:, :, 0].tolist()
    path[-1] = label = int(best[-1].argmax())
    backwards = [label]
    for earlier in reversed(back):
        label = earlier[label]
        backwards.append(label)
    path[:] = backwards[::-1]
    return path


def label_chances(
    emissions: NDArray[np.float32], step: NDArray[np.float32], start: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Return the marginal probability (words, labels) of each label of each word; they add up to 1.

    The arguments are those of ``best_labels``. The forward and the backward pass run in one loop.
    """
    n, labels = emissions.shape
    if n == 0:
        return np.zeros((0, labels), dtype=np.float32)
    odds = emissions.astype(np.float64)
    odds = np.exp(odds - odds.max(axis=1, keepdims=True))
    own = np.stack([_in_parts(odds), _in_parts(odds[::-1])], axis=1)
    size, _, _, parts = own.shape
    steps = np.exp(step.astype(np.float64))
    moves = np.stack([steps.T, steps])
    reached = np.zeros((size + 1, 2, labels, parts, labels))
    for label in range(labels):
        reached[0, :, label, :, label] = 1
    for at in range(size):
        here = reached[at] * own[at, ..., None]
        if at % SCALED_EVERY == 0:
            here /= here.sum(axis=(1, 3), keepdims=True) + np.finfo(np.float64).tiny
        np.matmul(moves, here.reshape(2, labels, -1), reached[at + 1].reshape(2, labels, -1))
    first = np.ones((parts, 2, labels, 1))
    first[0, 0, :, 0] = np.exp(start.astype(np.float64))
    for at, last in enumerate(reached[-1].transpose(2, 0, 1, 3)[:-1]):
        np.matmul(last, first[at], first[at + 1])
        first[at + 1] /= first[at + 1].sum(axis=1, keepdims=True)
    both = np.einsum("swlpf,pwf->wslp", reached[:-1], first[..., 0])
    likely = _joined(both[0], n) * odds * _joined(both[1], n)[::-1]
    likely /= likely.sum(axis=1, keepdims=True)
    chances: NDArray[np.float32] = likely.astype(np.float32)
    return chances


def _in_parts(values: Numbers) -> NDArray[np.float64]:
    """Return rows (words, labels) cut into parts (words of a part, labels, parts), padded with zeros."""
    n, labels = values.shape
    size = -(-n // PARTS)
    parts = -(-n // size)
    cut = np.zeros((parts * size, labels))
    cut[:n] = values
    return np.ascontiguousarray(cut.reshape(parts, size, labels).transpose(1, 2, 0))


def _joined(cut: NDArray[np.float64], words: int) -> NDArray[np.float64]:
    """Return the rows (words, labels) of a sequence cut by ``_in_parts``, without the padding."""
    return cut.transpose(2, 0, 1).reshape(-1, cut.shape[1])[:words]
