"""Exact decoding of linear-chain label sequences: best path (Viterbi) and marginals (forward-backward)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SCALED_EVERY = 4
"""Words after which forward and backward scores are rescaled, to keep products from underflowing."""


def best_path(
    emissions: NDArray[np.float32], step: NDArray[np.float32], start: NDArray[np.float32]
) -> NDArray[np.int64]:
    """Return the label sequences (k, words) of highest total score (Viterbi), ``k`` sequences at once.

    ``emissions`` is (k, words, labels). ``step`` (from, to) has the scores of label transitions and ``start``
    those of first labels; a forbidden one has a large negative score. On a tie the lower label wins.
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
    back = last_steps(best[:-1], step)
    for row, label in enumerate(best[-1].argmax(axis=0).tolist()):
        backwards = [label, *[label := earlier[label] for earlier in reversed(back[:, :, row].tolist())]]
        path[row] = backwards[::-1]
    return path


def marginals(
    emissions: NDArray[np.float32], step: NDArray[np.float32], start: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Return the marginal probability (k, words, labels) of each label of each word; they add up to 1.

    The arguments are those of ``best_path``. The forward and the backward pass run in one loop, in which one
    matrix product takes a step of both.
    """
    k, n, labels = emissions.shape
    by_word = emissions.transpose(1, 2, 0).astype(np.float64)
    own = np.exp(by_word - by_word.max(axis=1, keepdims=True)) if n else by_word
    both = np.stack([own, own[::-1]], axis=1)
    steps = np.exp(step.astype(np.float64))
    moves = np.zeros((2 * labels, 2 * labels))
    moves[:labels, :labels], moves[labels:, labels:] = steps.T, steps
    reached = np.empty((n, 2, labels, k))
    reached[:1, 0], reached[:1, 1] = np.exp(start.astype(np.float64))[:, None], 1
    here = np.empty((2, labels, k))
    flat, ways = here.reshape(2 * labels, k), reached.reshape(n, 2 * labels, k)
    for at in range(n - 1):
        np.multiply(reached[at], both[at], here)
        if at % SCALED_EVERY == 0:
            here /= here.sum(axis=1, keepdims=True)
        np.matmul(moves, flat, ways[at + 1])
    likely = reached[:, 0] * own * reached[::-1, 1]
    likely /= likely.sum(axis=1, keepdims=True)
    result: NDArray[np.float32] = likely.transpose(2, 0, 1).astype(np.float32)
    return result


def last_steps(
    best: NDArray[np.float32] | NDArray[np.float64], step: NDArray[np.float32]
) -> NDArray[np.int8]:
    """Return each label's best previous label, (words, to, k), given the scores ``best`` (words, from, k)."""
    top = best[:, :1] + step[0, :, None]
    back = np.zeros(top.shape, dtype=np.int8)
    for label in range(1, len(step)):
        score = best[:, label : label + 1] + step[label, :, None]
        back[score > top] = label
        np.maximum(top, score, out=top)
    return back
