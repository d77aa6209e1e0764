"""Stretches of words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray


@dataclass(frozen=True, order=True)
class TokenSpan:
    """A stretch of words: the first, and one past the last."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def shared(self, other: TokenSpan) -> int:
        """Words that both hold."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def gap(self, other: TokenSpan) -> int:
        """Words between the two; 0 where they touch or overlap."""
        return max(0, other.start - self.end, self.start - other.end)


def spans_of(path: NDArray[np.int64], labels: tuple[str, ...], role: str) -> list[TokenSpan]:
    """The stretches of a role on a path; an I- without its B- begins one too."""
    begin, inside = labels.index(f"B-{role}"), labels.index(f"I-{role}")
    where = np.flatnonzero((path == begin) | (path == inside))
    bounds: list[list[int]] = []
    for word, label in zip(where.tolist(), path[where].tolist(), strict=True):
        if label == inside and bounds and bounds[-1][1] == word:
            bounds[-1][1] = word + 1
        else:
            bounds.append([word, word + 1])
    return [TokenSpan(start, end) for start, end in bounds]


def split(pieces: Iterable[TokenSpan], barriers: NDArray[np.int64]) -> list[TokenSpan]:
    """The pieces cut before each barrier, a word index, that stands within; ``barriers`` in order."""
    cut = []
    for piece in pieces:
        low, high = np.searchsorted(barriers, (piece.start + 1, piece.end))
        ends = [piece.start, *barriers[low:high].tolist(), piece.end]
        cut += [TokenSpan(a, b) for a, b in pairwise(ends)]
    return cut


def clip(pieces: Iterable[TokenSpan], bounds: tuple[TokenSpan, ...]) -> tuple[TokenSpan, ...]:
    """What of the pieces stands within the bounds."""
    cut = (TokenSpan(max(p.start, b.start), min(p.end, b.end)) for p in pieces for b in bounds)
    return tuple(p for p in cut if p.start < p.end)
