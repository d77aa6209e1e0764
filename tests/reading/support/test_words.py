"""Words as they are compared."""

from __future__ import annotations

import numpy as np

from accordingto.types import Span
from tests.reading.support.texts import words_of


def test_a_word_near_in_meaning_is_nearer_than_another() -> None:
    words = words_of("ferry boat tulip")

    near = words.vectors[0] @ words.vectors[1]
    assert near > words.vectors[0] @ words.vectors[2]
    assert np.allclose(np.linalg.norm(words.vectors, axis=1), 1, atol=1e-3)


def test_only_words_that_say_what_a_text_is_about_are_content() -> None:
    words = words_of("The port said its tolls rose.")

    assert [w for w, is_content in zip(words.lower, words.is_content, strict=True) if is_content] == [
        "port",
        "tolls",
        "rose",
    ]


def test_characters_point_at_the_words_that_hold_them() -> None:
    words = words_of("The port raised tolls")

    assert words.said(words.range_of(4, 15)) == "port raised"
    assert words.said(words.range_of(5, 6)) == "port"
    assert words.said(words.range_of(3, 4)) == ""


def test_marks_reach_the_words_of_their_spans() -> None:
    words, values = words_of("The port raised tolls"), np.zeros(4, dtype=np.int64)
    words.mark([Span(4, 8, "port"), Span(16, 21, "tolls")], values, 2)

    assert values.tolist() == [0, 2, 0, 2]


def test_a_text_without_words_has_none() -> None:
    words = words_of(" \n")

    assert len(words) == 0
    assert words.vectors.shape[0] == 0


def test_a_word_means_the_same_wherever_it_stands() -> None:
    words = words_of("The ferry and the harbourmaster: the ferry left the harbourmaster")
    alone = words_of("harbourmaster")

    assert (words.vectors[1] == words.vectors[7]).all()
    assert np.allclose(words.vectors[4], alone.vectors[0])
    assert words.vectors.shape[0] == len(words)
