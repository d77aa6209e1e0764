"""The words of a document as they are compared: stems, vectors, and whether they are content words."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.lexicons import word_class
from accordingto.reading.support.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from accordingto.reading.encoder.outputs import Floats
    from accordingto.reading.encoder.support import SupportNetwork
    from accordingto.reading.syntax.document import Document
    from accordingto.types import Span

LEXICON = "supportclasses"
"""The lexicon with the classes of words that this package uses."""


class Words:
    """The words of a document, one for each of its tokens; arrays have one entry or row per word."""

    def __init__(self, doc: Document, network: SupportNetwork) -> None:
        self.doc = doc
        self.tokens, self.trees, self.lower = doc.tokens, doc.trees, doc.lower
        self._network = network

    def __len__(self) -> int:
        return len(self.doc)

    @cached_property
    def stems(self) -> list[str]:
        """The stems of the words; a word that is not all letters stays as it is."""
        return [stem(word) if word.isalpha() else word for word in self.lower]

    @cached_property
    def vectors(self) -> Floats:
        """Unit vectors of the words, (words, width): sums of the vectors of their pieces, without context."""
        if not len(self):
            return np.zeros((0, self._network.width), dtype=np.float32)
        rows: dict[bytes, int] = {}  # most words of a text occur several times
        bounds = self.tokens.bounds.tolist()
        pieces, size = self.tokens.pieces.tobytes(), self.tokens.pieces.itemsize
        at = [rows.setdefault(pieces[a * size : b * size], len(rows)) for a, b in pairwise(bounds)]
        different = np.frombuffer(b"".join(rows), dtype=self.tokens.pieces.dtype)
        first = np.cumsum([0, *(len(word) // size for word in rows)])[:-1]
        words = np.add.reduceat(self._network.vectors(different), first, axis=0)
        found: Floats = (words / (np.linalg.norm(words, axis=1, keepdims=True) + 1e-6))[at]
        return found

    @cached_property
    def is_content(self) -> NDArray[np.bool_]:
        """Whether each word is a content word: "tolls", not "the"."""
        idle = word_class("idle", LEXICON)
        return np.array([len(w) > 1 and w.isalnum() and w not in idle for w in self.lower], dtype=bool)

    @property
    def is_capital(self) -> NDArray[np.bool_]:
        """Whether each word has a capital letter, at its beginning or elsewhere."""
        return self.tokens.case > 0

    def range_of(self, start: int, end: int) -> range:
        """Return the range of words that overlap the characters from ``start`` to ``end``."""
        first = bisect_right(self.doc.end, start)
        return range(first, max(first, self.doc.token_at(end)))

    def mark(self, spans: Iterable[Span], values: NDArray[np.int64], value: int) -> None:
        """Set ``values`` to ``value`` for the words of some spans."""
        for span in spans:
            at = self.range_of(span.start, span.end)
            values[at.start : at.stop] = value

    def said(self, at: range) -> str:
        """Return the text of a range of words; empty for an empty range."""
        return self.doc.text_of(TokenSpan(at.start, at.stop))

    def pieces_of(self, at: range) -> NDArray[np.int64]:
        """Return the ids of the word pieces of a range of words."""
        bounds = self.tokens.bounds
        return self.tokens.pieces[bounds[at.start] : bounds[at.stop]]

    def sizes(self, at: range) -> NDArray[np.int64]:
        """Return the number of word pieces of each word in a range."""
        sizes: NDArray[np.int64] = np.diff(self.tokens.bounds[at.start : at.stop + 1])
        return sizes
