"""The tokens of a text as the model takes them: word pieces, words with offsets, and features of the words.

The encoder is uncased and does not see line breaks, so letter case, quotation state and the gap before a
word are given to it as features.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.text.lines import find_breaks
from accordingto.reading.text.quotations import find_quotes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from accordingto.reading.encoder.wordpiece import WordPiece

CASES = ("lower", "capital", "upper", "other")
QUOTES = ("outside", "opening", "inside", "closing")
GAPS = ("none", "space", "line")
LOWER, CAPITAL, UPPER, OTHER = range(len(CASES))
OUTSIDE, OPENING, INSIDE, CLOSING = range(len(QUOTES))
NONE, SPACE, LINE = range(len(GAPS))
REMEMBERED = 16_384
"""Size of the cache of words whose case was computed; news repeats the same words."""


@dataclass(frozen=True)
class Tokens:
    """The words of a text, in order; all arrays but ``pieces`` have one entry per word.

    Words are those of BERT's pre-tokenizer: a run of letters and digits, or a single punctuation mark.
    """

    pieces: NDArray[np.int64]
    """Ids of the word pieces, without special tokens."""
    first: NDArray[np.int64]
    """Index into ``pieces`` of the word's first piece."""
    start: NDArray[np.int64]
    """Offset of the word's first character."""
    end: NDArray[np.int64]
    """Offset after the word's last character."""
    case: NDArray[np.int64]
    """Index into ``CASES``."""
    quote: NDArray[np.int64]
    """Index into ``QUOTES``."""
    gap: NDArray[np.int64]
    """Index into ``GAPS``: what is before the word; the first word counts as after a line break."""

    def __len__(self) -> int:
        return len(self.start)

    @cached_property
    def bounds(self) -> NDArray[np.int64]:
        """``first`` with the number of pieces appended: word ``i`` has pieces ``bounds[i]:bounds[i + 1]``."""
        return np.append(self.first, len(self.pieces))


def tokenize(text: str, wordpiece: WordPiece) -> Tokens:
    """Return the tokens of a text, with their word pieces and features."""
    starts: list[int] = []
    ends: list[int] = []
    sizes: list[int] = []
    pieces: list[int] = []
    for offset, words in wordpiece.chunks(text):
        for first, last, ids in words:
            starts.append(offset + first)
            ends.append(offset + last)
            sizes.append(len(ids))
            pieces += ids
    start, end, size = (np.array(numbers, dtype=np.int64) for numbers in (starts, ends, sizes))
    return Tokens(
        pieces=np.array(pieces, dtype=np.int64),
        first=np.cumsum(size) - size,
        start=start,
        end=end,
        case=np.array([_case(text[a:b]) for a, b in zip(starts, ends, strict=True)], dtype=np.int64),
        quote=_quote_states(text, start),
        gap=_gaps(text, start, end),
    )


@lru_cache(REMEMBERED)
def _case(word: str) -> int:
    if word.islower():
        return LOWER
    if word.isupper() and len(word) > 1:
        return UPPER
    return CAPITAL if word[:1].isupper() else OTHER


def _quote_states(text: str, start: NDArray[np.int64]) -> NDArray[np.int64]:
    states = np.zeros(len(start), dtype=np.int64)
    for quote in find_quotes(text):
        a, b = np.searchsorted(start, (quote.start, quote.end))
        states[a:b] = INSIDE
        if a < b:
            states[a] = OPENING
            if quote.closed:
                states[b - 1] = CLOSING
    return states


def _gaps(text: str, start: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[np.int64]:
    gaps = np.zeros(len(start), dtype=np.int64)
    before = np.concatenate([[0], end[:-1]]) if len(end) else end
    gaps[start > before] = SPACE
    breaks = np.asarray(find_breaks(text), dtype=np.int64)
    following = np.searchsorted(start, breaks)
    gaps[following[following < len(gaps)]] = LINE
    gaps[:1] = LINE
    return gaps
