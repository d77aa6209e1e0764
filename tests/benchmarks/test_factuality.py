"""Judged events and the model's judgement of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from accordingto.reading.encoder.model import Model
from benchmarks.factuality import agreement, judge, measure
from corpora.factuality import JudgedSentence, JudgedWord


def test_an_event_is_judged_where_its_tokens_stand() -> None:
    words = (JudgedWord((4, 5), 3.0), JudgedWord((8, 9), -3.0))
    sentence = JudgedSentence("The board 's plan failed , and nobody came .", words)
    judged, ours = judge([sentence], Model())
    assert judged == [3.0, -3.0]
    assert ours[0] > ours[1]
    assert all(-3 <= value <= 3 for value in ours)


def test_agreement_is_error_and_correlation() -> None:
    error, correlation = agreement([3.0, -3.0, 0.0], [2.0, -2.0, 0.0])
    assert error == pytest.approx(2 / 3)
    assert correlation == pytest.approx(1.0)


def test_without_data_it_is_skipped_visibly(tmp_path: Path) -> None:
    assert measure(tmp_path).skipped
