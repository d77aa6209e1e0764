"""The act of a cue that the lexicon does not list, by what its word pieces are like.

Each piece of the encoder's vocabulary has a score for each act, and so has each circumstance of a cue: how
the content begins, whether it is negated. ``training.unseen`` derived the scores from the encoder's piece
vectors and the listed cues. Below ``SURE`` the act is ``other``: better an honest gap than a wrong guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, get_args

import numpy as np

from accordingto.errors import ModelError
from accordingto.reading.attributions.cue_words import CueWords, Opening
from accordingto.reading.encoder.wordpiece import WordPiece
from accordingto.reading.lexicons import word_class
from accordingto.types import Act

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

ACTS: tuple[Act, ...] = get_args(Act)
"""The acts in the order of the scores."""
SURE = 0.7
"""Probability from which an act is believed: more than four of five are right (``training/LOG.md``, 18)."""
_MODELS = Path(__file__).parents[2] / "models"
_PASSED = ("be", "finite", "prepositions", "negations")
"""Classes of words of a cue that say little of its act."""


class Guess(NamedTuple):
    """The likeliest act of a cue."""

    act: Act
    probability: float


@dataclass(frozen=True)
class PieceActs:
    """What the pieces of a vocabulary, and the circumstances of a cue, say for each of ``ACTS``."""

    pieces: NDArray[np.int8]
    """One row a piece, one column an act."""
    scale: Floats
    """By which the columns are to be multiplied."""
    circumstances: Floats
    """One row a circumstance, in the order of ``circumstances_of``."""
    bias: Floats


def act_of_unseen(cue: str, content: str) -> Act:
    """What a source does by a cue that is not listed; ``other`` where that is not clear enough."""
    guess = likeliest(cue, content)
    return guess.act if guess is not None and guess.probability >= SURE else "other"


def likeliest(cue: str, content: str) -> Guess | None:
    """The likeliest act of a cue, however unsure; None for a cue without letters.

    Raises ``ModelError`` where the package's file is missing.
    """
    pieces = pieces_of(cue, _wordpiece())
    if not pieces:
        return None
    table = _table()
    scores = table.pieces[list(pieces)].mean(axis=0) * table.scale + table.bias
    scores += circumstances_of(cue, content) @ table.circumstances
    odds = np.exp(scores - scores.max())
    best = int(odds.argmax())
    return Guess(ACTS[best], float(odds[best] / odds.sum()))


def pieces_of(cue: str, wordpiece: WordPiece) -> tuple[int, ...]:
    """Ids of the pieces of the words of a cue that can tell its act; of all words where none can."""
    words = [word for word in CueWords(cue).words if word[0].isalpha()]
    telling = [word for word in words if not any(word in word_class(name) for name in _PASSED)]
    return tuple(id for token in wordpiece.tokens(" ".join(telling or words)) for id in token.pieces)


def circumstances_of(cue: str, content: str) -> Floats:
    """What is so of a cue and its content, 0 or 1 each, apart from what the words are."""
    words, opening = CueWords(cue), Opening(content)
    count = len(words)
    last = words.words[-1] if count else ""
    return np.array(
        [
            opening.is_quote,
            opening.asks,
            opening.is_infinitive,
            opening.tells_whom,
            opening.is_clause,
            opening.is_participle,
            opening.is_thing,
            opening.has("future"),
            opening.has("charges"),
            words.is_negated(count),
            any(words.is_passive(at) for at in range(count)),
            last == "to",
            last in word_class("prepositions"),
        ],
        dtype=np.float32,
    )


@cache
def _table() -> PieceActs:
    try:
        with np.load(_MODELS / "acts.npz", allow_pickle=False) as arrays:
            return PieceActs(**{name: arrays[name] for name in PieceActs.__dataclass_fields__})
    except OSError as error:
        raise ModelError(f"{_MODELS / 'acts.npz'}: cannot be read; install the package again") from error


@cache
def _wordpiece() -> WordPiece:
    return WordPiece.from_file(_MODELS / "vocab.txt")
