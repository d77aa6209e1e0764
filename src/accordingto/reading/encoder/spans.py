"""Spans of tokens, and operations on them."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray


class TokenSpan(NamedTuple):
    """Consecutive tokens: the index of the first, and one past the last.

    ``len`` gives the number of tokens.
    """

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def shared(self, other: TokenSpan) -> int:
        """Return the number of tokens that are in both spans."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def gap(self, other: TokenSpan) -> int:
        """Return the number of tokens between the spans; 0 if they touch or overlap."""
        return max(0, other.start - self.end, self.start - other.end)


def spans_of(path: NDArray[np.int64], labels: tuple[str, ...], role: str) -> list[TokenSpan]:
    """Return the spans of a role in a sequence of label indices; an I- without its B- begins a span, too."""
    begin, inside = labels.index(f"B-{role}"), labels.index(f"I-{role}")
    stretch = re.compile(rb"[\x%02x\x%02x]\x%02x*" % (begin, inside, inside))
    return [TokenSpan(*found.span()) for found in stretch.finditer(path.astype(np.uint8).tobytes())]


def split(pieces: Iterable[TokenSpan], barriers: Sequence[int]) -> list[TokenSpan]:
    """Return the spans cut before each barrier inside them; barriers are token indices, in order."""
    cut = []
    for piece in pieces:
        low = bisect_left(barriers, piece.start + 1)
        high = bisect_left(barriers, piece.end, low)
        ends = [piece.start, *barriers[low:high], piece.end]
        cut += [TokenSpan(a, b) for a, b in pairwise(ends)]
    return cut


def clip(pieces: Iterable[TokenSpan], bounds: tuple[TokenSpan, ...]) -> tuple[TokenSpan, ...]:
    """Return the intersections of the spans with the bounds, without empty ones."""
    cut = (TokenSpan(max(p.start, b.start), min(p.end, b.end)) for p in pieces for b in bounds)
    return tuple(p for p in cut if p.start < p.end)
