"""Fitting how sure sources are. All people are invented."""

from __future__ import annotations

import numpy as np

from accordingto.reading.encoder.kinds import STRENGTHS, Regressions
from accordingto.types import Span
from corpora.ledgers import GoldAttribution, GoldLedger
from tests.reading.parts import bundled
from training.kinds.strengths import LEAST, choose, examples_of, fit_strengths, judged

TEXT = "Mayor Ida Orr said that the mill had burned. Bo Tarn hopes to rebuild it."


def at(words: str) -> tuple[Span, ...]:
    start = TEXT.index(words)
    return (Span(start, start + len(words), words),)


def drawn() -> GoldLedger:
    one = GoldAttribution(
        id="A1",
        source=at("Mayor Ida Orr"),
        cue=at("said"),
        content=at("that the mill had burned"),
        strength="certain",
    )
    unsure = GoldAttribution(id="A2", cue=at("hopes"), content=at("to rebuild it"), strength="unknown")
    borderline = GoldAttribution(
        id="A3", cue=at("hopes"), content=at("to rebuild it"), strength="certain", borderline=True
    )
    return GoldLedger(file="ours.txt", corpus="pages", attributions=(one, unsure, borderline))


def test_what_was_drawn_surely_is_an_example() -> None:
    examples = examples_of(drawn())

    assert [STRENGTHS[right] for _, right in examples] == ["certain", "unknown"]
    assert "rule: certain" in examples[0][0]


def test_a_fit_tells_strengths_apart_and_leaves_out_what_is_rare() -> None:
    table = fit_strengths([*[({"a": 1.0}, 0), ({"b": 1.0}, 3)] * LEAST, ({"c": 1.0}, 1)])

    assert list(table.features) == ["a", "b"]
    assert [int(table.score({name: 1.0}).argmax()) for name in "ab"] == [0, 3]


def test_what_is_read_is_judged_with_what_the_network_says() -> None:
    cases = judged(bundled(), drawn(), TEXT)

    assert [STRENGTHS[right] for _, _, right in cases] == ["certain", "unknown"]
    assert all(scores.shape == (len(STRENGTHS),) for _, scores, _ in cases)


def test_the_share_of_the_network_that_is_right_most_often_is_chosen() -> None:
    nothing = Regressions({}, (1.0, 0.0, 0.0, 0.0))
    unknown = np.array([0.0, 0.0, 0.0, 4.0])

    assert choose(nothing, [(0, {}, unknown, 3), (1, {}, unknown, 3)]) > 0
