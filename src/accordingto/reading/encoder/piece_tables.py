"""What a model knows of the pieces of its vocabulary without the encoder: ranks, and the acts they tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

import numpy as np

from accordingto.reading.encoder.wordpiece import WordPiece
from accordingto.types import Act

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

ACTS: tuple[Act, ...] = get_args(Act)
"""The acts in the order of the scores."""
CIRCUMSTANCES = (
    "quote",
    "question",
    "infinitive",
    "tells whom",
    "clause",
    "participle",
    "thing",
    "future",
    "charges",
    "negated",
    "passive",
    "ends in to",
    "ends in a preposition",
)
"""Properties of a cue and its content, beside their words, in the order of the scores."""


@dataclass(frozen=True)
class PieceActs:
    """Scores of the pieces of a vocabulary, and of the circumstances of a cue, for each of ``ACTS``.

    Raises ``ValueError`` where the sizes do not go with each other.
    """

    pieces: NDArray[np.int8]
    """One row a piece, one column an act."""
    scale: Floats
    """What each column of ``pieces`` has to be multiplied by."""
    circumstances: Floats
    """One row for each of ``CIRCUMSTANCES``."""
    bias: Floats

    def __post_init__(self) -> None:
        wanted = {
            "pieces": (len(self.pieces), len(ACTS)),
            "scale": (len(ACTS),),
            "circumstances": (len(CIRCUMSTANCES), len(ACTS)),
            "bias": (len(ACTS),),
        }
        for name, shape in wanted.items():
            found = getattr(self, name).shape
            if found != shape:
                raise ValueError(f"{name} are {found} and should be {shape}")


@dataclass(frozen=True)
class PieceTables:
    """The vocabulary of a model, and what it knows of each piece."""

    wordpiece: WordPiece
    acts: PieceActs

    @classmethod
    def from_folder(cls, folder: Path) -> PieceTables:
        """Read the tables of a model. Raises whatever numpy raises where one is damaged.

        Raises ``ValueError`` where they are not of the same vocabulary.
        """
        wordpiece = WordPiece.from_file(folder / "vocab.txt")
        with np.load(folder / "acts.npz", allow_pickle=False) as arrays:
            acts = PieceActs(**{name: arrays[name] for name in PieceActs.__dataclass_fields__})
        if len(acts.pieces) != len(wordpiece.vocabulary):
            raise ValueError(
                f"acts.npz has {len(acts.pieces)} pieces and vocab.txt {len(wordpiece.vocabulary)}"
            )
        return cls(wordpiece, acts)

    @property
    def ranks(self) -> Mapping[str, int]:
        """The place of each piece in the vocabulary, which has words by how common they are in English."""
        return self.wordpiece.ids
