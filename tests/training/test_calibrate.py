from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest

from accordingto.errors import ModelError
from accordingto.reading import Reader
from accordingto.reading.actors import confidence as actors
from accordingto.reading.attributions import confidence as attributions
from accordingto.reading.encoder.model import Model
from accordingto.types import Article, Span
from corpora.ledgers import GoldAttribution, GoldLedger
from tests.reading.folders import linked_model
from training.calibrate import actor_threshold, attribution_threshold, judge, write_unfitted

TEXT = "Mayor Ida Orr said that the mill had burned. She fears that a second fire is likely, aides say."
"""Two sentences of ours."""


def at(words: str) -> tuple[Span, ...]:
    start = TEXT.index(words)
    return (Span(start, start + len(words), words),)


def drawn(*attributions: GoldAttribution) -> GoldLedger:
    return GoldLedger(file="mill.txt", corpus="pages", attributions=attributions)


SAID = GoldAttribution(
    id="A1", source=at("Mayor Ida Orr"), cue=at("said"), content=at("that the mill had burned")
)


def test_an_unfitted_model_reads_and_drops_nothing(tmp_path: Path) -> None:
    folder = linked_model(tmp_path)
    (folder / "confidence.json").unlink()
    with pytest.raises(ModelError, match=r"confidence\.json: this file of the model is missing"):
        Reader(folder)
    write_unfitted(folder)
    found = Reader(folder).read(Article(id="1", text=TEXT)).attributions
    assert {one.confidence for one in found} == {0.5}


def test_what_is_paired_is_right_and_what_is_borderline_counts_neither_way() -> None:
    model = Model()
    gold = msgspec.structs.replace(SAID, actor="Ida Orr")
    found, named = judge(model, drawn(gold), TEXT)
    assert sum(right for _, right in found) == 1 < len(found)
    assert [right for _, right in named] == [True]
    assert all(set(row) == set(attributions.FEATURES) for row, _ in found)
    assert all(set(row) == set(actors.FEATURES) for row, _ in named)

    doubtful = msgspec.structs.replace(gold, borderline=True)
    left, nobody = judge(model, drawn(doubtful), TEXT)
    assert (len(left), nobody) == (len(found) - 1, [])


def test_another_name_is_wrong() -> None:
    _, named = judge(Model(), drawn(msgspec.structs.replace(SAID, actor="Tobias Vik")), TEXT)
    assert [right for _, right in named] == [False]


def test_what_stands_in_the_headline_counts_neither_way() -> None:
    headline = "Mill burned, mayor says\n\n"
    found, _ = judge(Model(), drawn(), headline + TEXT)
    assert len(found) == len(judge(Model(), drawn(), TEXT)[0])


def test_an_attribution_is_dropped_below_half_of_the_best_f1() -> None:
    chances = np.array([0.9] * 80 + [0.1] * 100)
    right = np.array([1.0] * 80 + [0.0] * 100)
    assert attribution_threshold(chances, right, gold=80) == 0.5
    assert attribution_threshold(chances, right, gold=240) == 0.25


def test_an_actor_is_named_where_enough_are_expected_to_be_right() -> None:
    chances = np.concatenate([np.full(190, 0.99), np.full(10, 0.98), np.full(100, 0.6)])
    right = np.concatenate([np.ones(200), np.zeros(100)])
    assert actor_threshold(chances, right) == 0.61
    assert actor_threshold(np.full(300, 0.6), right) == 1.0


def test_one_more_that_is_wrong_does_not_move_from_where_actors_are_named() -> None:
    chances = np.linspace(0.8, 1.0, 201)
    right = np.ones(201)
    before = actor_threshold(chances, right)
    right[60:80] = 0
    assert actor_threshold(chances, right) == before
