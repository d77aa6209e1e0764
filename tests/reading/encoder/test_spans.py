from __future__ import annotations

import numpy as np

from accordingto.reading.encoder.outputs import FLAT
from accordingto.reading.encoder.spans import TokenSpan, clip, spans_of, split


def test_pieces_follow_bio() -> None:
    labels = ["I-content", "O", "B-content", "I-content", "B-content", "I-source", "O"]
    path = np.array([FLAT.index(label) for label in labels])
    assert spans_of(path, FLAT, "content") == [TokenSpan(0, 1), TokenSpan(2, 4), TokenSpan(4, 5)]
    assert spans_of(path, FLAT, "source") == [TokenSpan(5, 6)]
    assert spans_of(path, FLAT, "cue") == []


def test_split_cuts_before_each_barrier_within() -> None:
    assert split([TokenSpan(2, 6), TokenSpan(8, 9)], [2, 4, 6, 8]) == [
        TokenSpan(2, 4),
        TokenSpan(4, 6),
        TokenSpan(8, 9),
    ]


def test_clip_keeps_what_stands_within() -> None:
    assert clip((TokenSpan(0, 5), TokenSpan(8, 9)), (TokenSpan(2, 4), TokenSpan(6, 7))) == (TokenSpan(2, 4),)


def test_gap_and_shared_words() -> None:
    early, late, long = TokenSpan(0, 3), TokenSpan(5, 6), TokenSpan(2, 6)
    assert (early.gap(late), late.gap(early), early.gap(long)) == (2, 2, 0)
    assert (early.shared(long), early.shared(late)) == (1, 0)
