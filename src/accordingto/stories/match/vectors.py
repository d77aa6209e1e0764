"""Word vectors without context, from the bundled model."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.encoder.model import BUNDLED
from accordingto.reading.encoder.support import SupportNetwork
from accordingto.reading.encoder.wordpiece import WordPiece

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]


class WordVectors:
    """A cache of word vectors."""

    def __init__(self, network: SupportNetwork, wordpiece: WordPiece) -> None:
        self._network = network
        self._wordpiece = wordpiece
        self._known: dict[str, Floats] = {}

    @property
    def width(self) -> int:
        """Dimensions of a vector."""
        return self._network.width

    def of(self, form: str) -> Floats:
        """Return the unit vector of a word in lower case: the normalised sum of its word pieces' vectors."""
        found = self._known.get(form)
        if found is None:
            pieces = [piece for token in self._wordpiece.tokens(form) for piece in token.pieces]
            total = self._network.vectors(np.array(pieces or [0], dtype=np.int64)).sum(axis=0)
            found = (total / (np.linalg.norm(total) + 1e-6)).astype(np.float32)
            self._known[form] = found
        return found


@cache
def bundled_vectors() -> WordVectors:
    """Return the word vectors of the bundled model."""
    return WordVectors(SupportNetwork(BUNDLED), WordPiece.from_file(BUNDLED / "vocab.txt"))
