from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from weakref import ref

import numpy as np

from accordingto.reading.encoder.model import Model
from accordingto.reading.encoder.outputs import FORBIDDEN, Scores, merge_scores, own_emissions
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.tokens import tokenize
from accordingto.reading.encoder.windows import EncoderWindow
from tests.reading.parts import WORDPIECE

WORDS = tokenize("Orr said that it rained in Vik.", WORDPIECE)


def scores(rows: int, value: float, width: int = 128) -> Scores:
    """Scores that are all the same; as wide as the heads want them."""
    return Scores(*(np.full((rows, width), value, dtype=np.float32) for _ in fields(Scores)))


def test_each_word_is_taken_from_where_it_stands_most_centrally() -> None:
    windows = [EncoderWindow(0, 5), EncoderWindow(2, 8)]
    merged = merge_scores(WORDS, windows, [scores(5, 1), scores(6, 2)])

    assert len(WORDS) == 8
    assert merged.flat[:, 0].tolist() == [1, 1, 1, 1, 2, 2, 2, 2]


def test_of_a_long_text_few_windows_are_in_memory_at_once() -> None:
    alive: list[ref[Scores]] = []

    def parts() -> Iterator[Scores]:
        for _ in range(6):
            assert sum(one() is not None for one in alive) <= 2
            part = scores(3, 1)
            alive.append(ref(part))
            yield part
            del part

    merge_scores(WORDS, [EncoderWindow(at, at + 3) for at in range(6)], parts())

    assert len(alive) == 6


def test_one_window_is_the_text() -> None:
    alone = scores(8, 1)

    assert merge_scores(WORDS, [EncoderWindow(0, 8)], [alone]) is alone


def test_a_cue_and_what_lies_beyond_the_text_are_nobodys() -> None:
    heads = Model().heads
    width = len(heads.own_out)
    emissions = own_emissions(scores(8, 0, width), heads, [TokenSpan(1, 2)], 3)[0]
    closed = [bool(np.all(row[1:] == FORBIDDEN)) for row in emissions]

    # From three words before the cue, of which two are beyond the text, to three behind it.
    assert closed == [True, True, False, True, False, False, False]
