"""The words of a text as they are compared: stems, vectors, and which of them say what it is about."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.lexicons import word_class
from accordingto.reading.support.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from accordingto.reading.encoder.outputs import Floats
    from accordingto.reading.encoder.support import SupportNetwork
    from accordingto.reading.encoder.tokens import Tokens
    from accordingto.types import Span

LEXICON = "supportclasses"


class Words:
    """The words of a text, in the encoder's order; arrays have one entry or row a word."""

    def __init__(self, text: str, tokens: Tokens, network: SupportNetwork) -> None:
        self.text = text
        self.tokens = tokens
        self.lower = tokens.lower(text)
        """The words in small letters."""
        self._network = network

    def __len__(self) -> int:
        return len(self.lower)

    @cached_property
    def stems(self) -> list[str]:
        """The words without their endings; what is no word of letters stays as it is."""
        return [stem(word) if word.isalpha() else word for word in self.lower]

    @cached_property
    def vectors(self) -> Floats:
        """What each word means by itself, a unit vector: the sum of its pieces'."""
        if not len(self):
            return np.zeros((0, self._network.width), dtype=np.float32)
        pieces = self._network.vectors(self.tokens.pieces)
        words = np.add.reduceat(pieces, self.tokens.first, axis=0)
        found: Floats = words / (np.linalg.norm(words, axis=1, keepdims=True) + 1e-6)
        return found

    @cached_property
    def is_content(self) -> NDArray[np.bool_]:
        """Whether each word says what a text is about: "tolls", not "the"."""
        idle = word_class("idle", LEXICON)
        return np.array([len(w) > 1 and w.isalnum() and w not in idle for w in self.lower], dtype=bool)

    @property
    def is_capital(self) -> NDArray[np.bool_]:
        """Whether each word begins with a capital letter or has one within."""
        return self.tokens.case > 0

    def range_of(self, start: int, end: int) -> range:
        """Return the words that some characters hold, also in part."""
        first = int(np.searchsorted(self.tokens.end, start, "right"))
        return range(first, max(first, int(np.searchsorted(self.tokens.start, end, "left"))))

    def mark(self, spans: Iterable[Span], values: NDArray[np.int64], value: int) -> None:
        """Set a value for the words of some spans."""
        for span in spans:
            at = self.range_of(span.start, span.end)
            values[at.start : at.stop] = value

    def said(self, at: range) -> str:
        """Return the characters of some words; empty for none."""
        return self.text[self.tokens.start[at.start] : self.tokens.end[at.stop - 1]] if at else ""

    def pieces_of(self, at: range) -> NDArray[np.int64]:
        """Return the pieces of some words."""
        bounds = self.tokens.bounds
        return self.tokens.pieces[bounds[at.start] : bounds[at.stop]]

    def sizes(self, at: range) -> NDArray[np.int64]:
        """Return of how many pieces each of some words is."""
        sizes: NDArray[np.int64] = np.diff(self.tokens.bounds[at.start : at.stop + 1])
        return sizes
