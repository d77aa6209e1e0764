"""Fitting how sure sources are. All people are invented."""

from __future__ import annotations

import numpy as np

from accordingto.reading.attributions.fields import VALUES, scores_of
from accordingto.reading.encoder.kinds import POLARITIES, STRENGTHS, Regressions
from accordingto.types import Span
from corpora.ledgers import GoldAttribution, GoldLedger
from tests.reading.parts import bundled, document
from training.kinds.strengths import (
    LEAST,
    POLARITY,
    STRENGTH,
    Case,
    choose,
    examples_of,
    fit_field,
    judged,
    said_surely,
)

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
        polarity="positive",
    )
    unsure = GoldAttribution(id="A2", cue=at("hopes"), content=at("to rebuild it"), strength="unknown")
    borderline = GoldAttribution(
        id="A3", cue=at("hopes"), content=at("to rebuild it"), strength="certain", borderline=True
    )
    return GoldLedger(file="ours.txt", corpus="pages", attributions=(one, unsure, borderline))


def test_what_was_drawn_surely_is_an_example() -> None:
    known = list(said_surely(drawn(), document(TEXT)))
    strengths, polarities = (examples_of(field, known) for field in (STRENGTH, POLARITY))

    assert [STRENGTHS[right] for _, right in strengths] == ["certain", "unknown"]
    assert [POLARITIES[right] for _, right in polarities] == ["positive"]
    assert "rule: certain" in strengths[0][0]


def test_a_fit_tells_strengths_apart_and_leaves_out_what_is_rare() -> None:
    table = fit_field(STRENGTH, [*[({"a": 1.0}, 0), ({"b": 1.0}, 3)] * LEAST, ({"c": 1.0}, 1)])

    assert list(table.features) == ["a", "b"]
    assert [int(table.score({name: 1.0}).argmax()) for name in "ab"] == [0, 3]


def test_what_is_read_is_judged_with_what_the_network_says() -> None:
    cases = judged(bundled(), drawn(), TEXT, half=1)

    assert [case.gold.strength for case in cases] == ["certain", "unknown"]
    assert all(case.scores.shape == (VALUES,) and case.half == 1 for case in cases)


def test_the_share_of_the_network_that_is_right_most_often_is_chosen() -> None:
    nothing, scores = Regressions({}, (1.0, 0.0, 0.0, 0.0)), np.zeros(VALUES, dtype=np.float32)
    scores_of(scores, "strength")[STRENGTHS.index("unknown")] = 4
    *_, (gold, said) = said_surely(drawn(), document(TEXT))

    assert choose(STRENGTH, nothing, [Case(half, said, scores, gold) for half in (0, 1)]) > 0
