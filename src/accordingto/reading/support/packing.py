"""The input of the network: the word pieces of a statement and of the most similar sentences, with marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.support.likeness import ALIKE, SAME, fullest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from accordingto.reading.encoder.outputs import Floats
    from accordingto.reading.encoder.wordpiece import WordPiece
    from accordingto.reading.support.comparison import Statement
    from accordingto.reading.support.knowledge import Knowledge
    from accordingto.reading.support.likeness import Likeness
    from accordingto.reading.support.words import Words

    Ints = NDArray[np.int64]

MARKS = ("case", "quoted", "voices", "strength", "denied", "shared", "side")
"""The marks of each word piece."""
MARK_SIZES = (4, 2, 3, 4, 2, 4, 2)
"""Number of values of each mark."""
MOST_ASKED = 60
"""Most words of a statement that are used."""
MOST_PIECES = 150
"""Most word pieces of sentences that are used."""
MOST_OF_ONE = 44
"""Most word pieces of one sentence."""
LEAST_LEFT = 10
"""Number of free word pieces below which no further sentence is added."""
NOT_ABOUT, ELSEWHERE, LIKE, THE_SAME = range(4)
"""Values of the mark "shared": no content word, absent from the other side, with a similar word, with the
same word there."""


@dataclass(frozen=True)
class Packed:
    """The input of the network for one statement."""

    pieces: Ints
    """Ids of the word pieces, (pieces,)."""
    marks: Ints
    """Values of ``MARKS`` for each word piece, (pieces, marks)."""
    places: tuple[tuple[int, slice], ...]
    """The sentences that are in the input, by their index, each with its slice of the word pieces."""


def pack(asked: Statement, text: Words, known: Knowledge, likeness: Likeness, wordpiece: WordPiece) -> Packed:
    """Return the input of the network: a statement and the chosen sentences, in the order of the text."""
    chosen = choose(likeness, text)
    best = likeness.best[:, chosen].max(axis=1) if chosen else np.zeros(len(likeness.asked))
    found = {i: _shared(float(value), ELSEWHERE) for i, value in zip(likeness.asked, best, strict=True)}
    at = asked.at[:MOST_ASKED]
    rows = [_marks(asked.words, at, [found.get(i, NOT_ABOUT) for i in at])]
    pieces = [np.array([wordpiece.cls]), asked.words.pieces_of(at), np.array([wordpiece.sep])]
    gains = likeness.alike.max(axis=0)
    edge = np.zeros((1, len(MARKS)), dtype=np.int64)
    marks = [edge, *rows, edge]
    places, length = [], sum(map(len, pieces))
    behind = edge.copy()
    behind[0, -1] = 1
    for i in sorted(chosen):
        words = fullest(likeness, text.sizes(likeness.sentences[i]), likeness.sentences[i], MOST_OF_ONE)
        own = text.pieces_of(words)
        shared = [_shared(float(gains[k]), NOT_ABOUT) if text.is_content[k] else NOT_ABOUT for k in words]
        places.append((i, slice(length, length + len(own))))
        pieces += [own, np.array([wordpiece.sep])]
        marks += [_marks(text, words, shared, known), behind]
        length += len(own) + 1
    return Packed(np.concatenate(pieces), np.concatenate(marks), tuple(places))


def choose(likeness: Likeness, text: Words) -> list[int]:
    """Return the indices of the sentences that fit, those that contain most of the statement first."""
    chosen, left = [], MOST_PIECES
    for i in likeness.ranking:
        size = min(int(text.sizes(likeness.sentences[i]).sum()), MOST_OF_ONE)
        if size <= left:
            chosen.append(i)
            left -= size
        if left < LEAST_LEFT:
            break
    return chosen


def _shared(value: float, lacking: int) -> int:
    """Return the value of the mark "shared" for a likeness; ``lacking`` is that of a word without a match."""
    return THE_SAME if value > SAME else LIKE if value > ALIKE else lacking


def _marks(words: Words, at: range, shared: Sequence[int], known: Knowledge | None = None) -> Ints:
    """Return the marks of the word pieces of some words, (pieces, marks); a statement has no ``known``."""
    part = slice(at.start, at.stop)
    none = np.zeros(len(at), dtype=np.int64)
    facts = (known.voices[part], known.strength[part], known.denied[part]) if known else (none,) * 3
    quoted = np.minimum(words.tokens.quote[part], 1)
    side = none + (known is not None)
    columns = np.stack(
        [words.tokens.case[part], quoted, *facts, np.array(shared, dtype=np.int64), side], axis=1
    )
    return np.repeat(columns, words.sizes(at), axis=0)


def attention(packed: Packed, pointing: Floats) -> dict[int, float]:
    """Return the network's attention to each sentence in its input; together at most 1."""
    return {i: float(pointing[at].sum()) for i, at in packed.places}
