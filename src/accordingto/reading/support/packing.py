"""A statement and the sentences that are nearest to it, as the network reads them: pieces with marks."""

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
"""What the network is told of each piece."""
MARK_SIZES = (4, 2, 3, 4, 2, 4, 2)
"""How many values each mark has."""
MOST_ASKED = 60
"""Words of a statement that are read."""
MOST_PIECES = 150
"""Pieces of sentences that are read beside it."""
MOST_OF_ONE = 44
"""Pieces of one sentence."""
LEAST_LEFT = 10
"""Pieces below which no further sentence is looked for."""
NOT_ABOUT, ELSEWHERE, LIKE, THE_SAME = range(4)
"""Values of "shared": a word that says nothing, one that the other side lacks, has alike, has."""


@dataclass(frozen=True)
class Packed:
    """What the network reads."""

    pieces: Ints
    marks: Ints
    """(pieces, marks)."""
    places: tuple[tuple[int, slice], ...]
    """Sentences that are read, by their index, each with its pieces."""


def pack(asked: Statement, text: Words, known: Knowledge, likeness: Likeness, wordpiece: WordPiece) -> Packed:
    """Return a statement and sentences as the network reads them, the sentences in the order of the text."""
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
    """Return the sentences with the most of a statement that fit, the fullest first."""
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
    return THE_SAME if value > SAME else LIKE if value > ALIKE else lacking


def _marks(words: Words, at: range, shared: Sequence[int], known: Knowledge | None = None) -> Ints:
    """Return the marks of the pieces of some words; only of a text something is known."""
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
    """Return how much the network rests on each sentence that it read; together at most 1."""
    return {i: float(pointing[at].sum()) for i, at in packed.places}
