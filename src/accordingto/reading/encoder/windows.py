"""Overlapping windows over a text of any length."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.encoder.tokens import CAPITAL, LINE, OPENING, OTHER, SPACE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from accordingto.reading.encoder.tokens import Tokens

PIECES = 190
"""Most word pieces in a window; with the two special tokens the encoder sees 192."""
LEAST_OVERLAP, MOST_OVERLAP = 16, 64
"""Fewest and most word pieces that a window shares with the next.

The fewest are shared unless a line or sentence begins within the wider range.
"""


@dataclass(frozen=True)
class EncoderWindow:
    """Words ``start`` to ``end`` (exclusive) of a text, encoded together."""

    start: int
    end: int


def cut_windows(tokens: Tokens) -> list[EncoderWindow]:
    """Return windows of at most ``PIECES`` pieces that cover all words.

    A window begins at a line break if the limits of the overlap allow it, else after a full stop, else at
    the smallest overlap. So its content depends on the surrounding paragraphs and hardly on their position
    in the text.
    """
    n = len(tokens)
    bounds = tokens.bounds
    breaks = tokens.gap == LINE
    stops = _after_full_stop(tokens)
    windows: list[EncoderWindow] = []
    start = 0
    while start < n:
        end = int(np.searchsorted(bounds, bounds[start] + PIECES, side="right")) - 1
        end = min(max(end, start + 1), n)
        windows.append(EncoderWindow(start, end))
        if end == n:
            break
        low = int(np.searchsorted(bounds, bounds[end] - MOST_OVERLAP))
        high = int(np.searchsorted(bounds, bounds[end] - LEAST_OVERLAP, side="right")) - 1
        start = _next_start(breaks, stops, max(low, start + 1), max(high, start + 1))
    return windows


def _next_start(breaks: NDArray[np.bool_], stops: NDArray[np.bool_], low: int, high: int) -> int:
    for wanted in (breaks, stops):
        found = np.flatnonzero(wanted[low : high + 1])
        if len(found):
            return low + int(found[-1])
    return high


def _after_full_stop(tokens: Tokens) -> NDArray[np.bool_]:
    """Return a mask of the words that probably begin a sentence.

    They come after a punctuation mark and a space, and have a capital or an opening quotation mark.
    """
    after = np.zeros(len(tokens), dtype=np.bool_)
    opens = (tokens.case == CAPITAL) | (tokens.quote == OPENING)
    after[1:] = (tokens.case[:-1] == OTHER) & (tokens.gap[1:] == SPACE) & opens[1:]
    return after


def most_central(tokens: Tokens, windows: list[EncoderWindow]) -> NDArray[np.int64]:
    """Return, for each word, the index of the window in which it is farthest from the window's edges.

    The beginning and the end of the text do not count as edges, since no context is missing there.
    """
    n = len(tokens)
    best = np.full(n, -1, dtype=np.int64)
    owner = np.zeros(n, dtype=np.int64)
    for k, window in enumerate(windows):
        at = np.arange(window.start, window.end)
        left = at - window.start if window.start else np.full(len(at), n)
        right = window.end - 1 - at if window.end < n else np.full(len(at), n)
        margin = np.minimum(left, right)
        better = margin > best[at]
        owner[at[better]] = k
        best[at[better]] = margin[better]
    return owner
