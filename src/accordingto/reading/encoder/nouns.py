"""Probabilities of the kinds of actors for a noun without context: "city" is a place, "poll" a document.

The network's vector of a mention reflects its part in the sentence, where whatever speaks looks like a
person. These tables were fitted on the input embeddings of the vocabulary instead, so that they also cover
nouns that are in no training text: ``python -m training.kinds.actors``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.encoder.kinds import MENTION_KINDS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from accordingto.reading.encoder.wordpiece import WordPiece

FILE = "nouns.npz"
"""Name of the file in a model's folder."""
STEP = 0.05
"""A stored unit ``u`` means the log-probability ``-STEP * u``."""
UNTOLD = (-2.0,) * len(MENTION_KINDS)
"""Log-probabilities for a mention without a noun, or whose noun is not in the vocabulary: all the same."""


class NounKinds:
    """The log-probabilities of ``MENTION_KINDS`` for lower-case nouns."""

    def __init__(self, units: NDArray[np.uint8], wordpiece: WordPiece) -> None:
        """Take ``units`` (pieces, kinds) of ``STEP``, with rows in the order of the vocabulary.

        Raise ``ValueError`` if shape or type do not fit the vocabulary.
        """
        if units.shape != (len(wordpiece.vocabulary), len(MENTION_KINDS)) or units.dtype != np.uint8:
            raise ValueError(
                f"{FILE} should have {len(MENTION_KINDS)} numbers for each word of the vocabulary"
            )
        self._units, self._ids = units, wordpiece.ids

    def of(self, noun: str) -> tuple[float, ...]:
        """Return the log-probabilities for a noun; ``UNTOLD`` for one that is not in the vocabulary."""
        piece = self._ids.get(noun)
        return UNTOLD if piece is None else tuple((-STEP * self._units[piece]).tolist())


def read_nouns(folder: Path, wordpiece: WordPiece) -> NounKinds:
    """Read the tables in a model's folder. Raises ``ValueError`` if they do not fit the vocabulary."""
    with np.load(folder / FILE, allow_pickle=False) as arrays:
        return NounKinds(arrays["units"], wordpiece)
