"""What the network reads."""

from __future__ import annotations

import numpy as np

from accordingto.reading.support.likeness import likeness
from accordingto.reading.support.packing import (
    MARK_SIZES,
    MARKS,
    MOST_ASKED,
    MOST_PIECES,
    THE_SAME,
    Packed,
    attention,
    pack,
)
from tests.reading.parts import WORDPIECE
from tests.reading.support.texts import BODY, asked, known_of


def packed(statement: str, text: str = BODY) -> Packed:
    words, known, sentences = known_of(text)
    one = asked(statement)
    return pack(one, words, known, likeness(one.words, one.at, words, sentences), WORDPIECE)


def test_the_statement_comes_first_and_sentences_follow_in_order() -> None:
    found = packed("Port raises tolls")

    assert found.pieces[0] == WORDPIECE.cls
    side = found.marks[:, MARKS.index("side")]
    assert np.flatnonzero(side).tolist() == list(range(int(side.argmax()), len(side)))
    assert [i for i, _ in found.places] == [0, 1, 2, 3]


def test_marks_stay_within_what_the_network_knows() -> None:
    marks = packed("ORR: ‘Ferry line never safe’ — it’s 1,000 % ’unsure’").marks

    assert (marks >= 0).all()
    assert (marks < np.array(MARK_SIZES)).all()


def test_words_of_both_sides_are_marked() -> None:
    found = packed("Port raises tolls")
    shared = found.marks[1:4, MARKS.index("shared")]

    assert shared.tolist() == [THE_SAME] * 3


def test_a_long_statement_and_a_long_text_are_cut() -> None:
    found = packed("port tolls " * 200, " ".join([BODY] * 30))

    assert len(found.pieces) <= 2 * MOST_ASKED + MOST_PIECES + 40


def test_attention_is_summed_by_sentence() -> None:
    found = packed("Port raises tolls")
    pointing = np.zeros(len(found.pieces), dtype=np.float32)
    pointing[found.places[2][1]] = 0.01

    looked = attention(found, pointing)
    assert max(looked, key=lambda i: looked[i]) == 2
