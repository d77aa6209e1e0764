from __future__ import annotations

import numpy as np

from accordingto.reading.pieces import Piece, clip, pieces_of, split
from accordingto.reading.scores import FLAT


def test_pieces_follow_bio() -> None:
    labels = ["I-content", "O", "B-content", "I-content", "B-content", "I-source", "O"]
    path = np.array([FLAT.index(label) for label in labels])
    assert pieces_of(path, FLAT, "content") == [Piece(0, 1), Piece(2, 4), Piece(4, 5)]
    assert pieces_of(path, FLAT, "source") == [Piece(5, 6)]
    assert pieces_of(path, FLAT, "cue") == []


def test_split_cuts_before_each_barrier_within() -> None:
    assert split([Piece(2, 6), Piece(8, 9)], np.array([2, 4, 6, 8])) == [
        Piece(2, 4),
        Piece(4, 6),
        Piece(8, 9),
    ]


def test_clip_keeps_what_stands_within() -> None:
    assert clip((Piece(0, 5), Piece(8, 9)), (Piece(2, 4), Piece(6, 7))) == (Piece(2, 4),)


def test_gap_and_shared_words() -> None:
    early, late, long = Piece(0, 3), Piece(5, 6), Piece(2, 6)
    assert (early.gap(late), late.gap(early), early.gap(long)) == (2, 2, 0)
    assert (early.shared(long), early.shared(late)) == (1, 0)
