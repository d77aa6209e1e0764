"""What a noun by itself is likely to be: "city" is a place, "team" a body, "poll" a document.

The network's vector of a mention tells what it does in its sentence, and whoever speaks looks like a person
there. These tables were fitted on what the words of the vocabulary mean by themselves (their vectors before
the network), so that they know nouns that no text of the training has: ``python -m training.kinds.actors``.
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
"""Its name in the folder of a model."""
STEP = 0.05
"""Logarithm of a probability that one unit stands for, below 0."""
UNTOLD = (-2.0,) * len(MENTION_KINDS)
"""Of a mention without a noun, or with one that is not in the vocabulary: about the same for each kind."""


class NounKinds:
    """The logarithms of the probabilities of ``MENTION_KINDS`` for nouns, in small letters."""

    def __init__(self, units: NDArray[np.uint8], wordpiece: WordPiece) -> None:
        """Take units (pieces, kinds) of ``STEP`` below 0, in the order of a vocabulary."""
        if units.shape != (len(wordpiece.vocabulary), len(MENTION_KINDS)) or units.dtype != np.uint8:
            raise ValueError(
                f"{FILE} should have {len(MENTION_KINDS)} numbers for each word of the vocabulary"
            )
        self._units, self._ids = units, wordpiece.ids

    def of(self, noun: str) -> tuple[float, ...]:
        """Return the logarithms for a noun; ``UNTOLD`` for one that is not known."""
        piece = self._ids.get(noun)
        return UNTOLD if piece is None else tuple((-STEP * self._units[piece]).tolist())


def read_nouns(folder: Path, wordpiece: WordPiece) -> NounKinds:
    """Read the tables of a model. Raises ``ValueError`` where they are of another vocabulary."""
    with np.load(folder / FILE, allow_pickle=False) as arrays:
        return NounKinds(arrays["units"], wordpiece)
