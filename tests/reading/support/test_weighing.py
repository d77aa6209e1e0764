"""A statement weighed against a text."""

from __future__ import annotations

import numpy as np
import pytest

from accordingto.reading.support.weighing import Weighed, weigh
from tests.reading.parts import bundled
from tests.reading.support.texts import BODY, asked, known_of


def weighed(statement: str) -> Weighed:
    words, known, sentences = known_of(BODY)
    model = bundled()
    return weigh(asked(statement), words, known, sentences, model.support, model.wordpiece)


def test_scores_are_logarithms_of_probabilities() -> None:
    together, alone = np.exp(weighed("Port raises tolls").scores)

    assert together.sum() == pytest.approx(1.0, abs=1e-4)
    assert alone.sum() > 1.0 - 1e-4
    assert ((alone >= 0.0) & (alone <= 1.0)).all()


def test_the_deciding_sentence_is_the_one_that_says_it() -> None:
    words, _, _ = known_of(BODY)

    assert words.said(weighed("Council shuts ferry line").nearest.sentence).startswith("The council may")


def test_the_same_is_weighed_the_same() -> None:
    one, other = weighed("Port raises tolls"), weighed("Port raises tolls")

    assert one.features == other.features
    assert (one.scores == other.scores).all()
