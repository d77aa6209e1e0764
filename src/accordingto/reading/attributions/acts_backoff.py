"""The act of a cue that the lexicon does not list, by what its word pieces are like.

Each piece of the encoder's vocabulary has a score for each act, and so has each circumstance of a cue: how
the content begins, whether it is negated (``encoder/piece_tables.py``). ``training.unseen`` derived the
scores from the encoder's piece vectors and the listed cues. Below ``SURE`` the act is ``other``: better an
honest gap than a wrong guess.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from accordingto.reading.attributions.cue_words import Opening, cue_words
from accordingto.reading.encoder.piece_tables import ACTS
from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from accordingto.reading.encoder.piece_tables import PieceTables
    from accordingto.reading.encoder.wordpiece import WordPiece
    from accordingto.types import Act

    Floats = NDArray[np.float32]

SURE = 0.7
"""Probability from which an act is believed: more than four of five are right (``training/LOG.md``, 18)."""
_PASSED = ("be", "finite", "prepositions", "negations")
"""Classes of words of a cue that say little of its act."""


class Guess(NamedTuple):
    """The likeliest act of a cue."""

    act: Act
    probability: float


def act_of_unseen(cue: str, content: str, tables: PieceTables) -> Act:
    """Return what a source does by a cue that is not listed; ``other`` where that is not clear enough."""
    guess = likeliest(cue, content, tables)
    return guess.act if guess is not None and guess.probability >= SURE else "other"


def likeliest(cue: str, content: str, tables: PieceTables) -> Guess | None:
    """Return the likeliest act of a cue, however unsure; None for a cue without letters."""
    pieces = pieces_of(cue, tables.wordpiece)
    if not pieces:
        return None
    table = tables.acts
    scores = table.pieces[list(pieces)].mean(axis=0) * table.scale + table.bias
    scores += circumstances_of(cue, content) @ table.circumstances
    odds = np.exp(scores - scores.max())
    best = int(odds.argmax())
    return Guess(ACTS[best], float(odds[best] / odds.sum()))


def pieces_of(cue: str, wordpiece: WordPiece) -> tuple[int, ...]:
    """Return the ids of the pieces of those words of a cue that can tell its act; of all where none can."""
    words = [word for word in cue_words(cue).words if word[0].isalpha()]
    telling = [word for word in words if not any(word in word_class(name) for name in _PASSED)]
    return tuple(id for token in wordpiece.tokens(" ".join(telling or words)) for id in token.pieces)


def circumstances_of(cue: str, content: str) -> Floats:
    """Return which of ``CIRCUMSTANCES`` hold for a cue and its content, 0 or 1 each."""
    words, opening = cue_words(cue), Opening(content)
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
