from __future__ import annotations

import pytest

from benchmarks.linked import compare, share, whole_score
from corpora.parts import Parts, Piece

TEXT = "x" * 200


def parts(cue: int, source: tuple[int, int] | None, content: tuple[int, int]) -> Parts:
    return Parts(f"at {cue}", (Piece(*source),) if source else (), (Piece(cue, cue + 4),), (Piece(*content),))


GOLD = [
    parts(10, (0, 8), (20, 40)),
    parts(60, None, (70, 90)),
    parts(100, (90, 98), (110, 130)),
    parts(150, (140, 148), (160, 180)),
]
PREDICTED = [
    parts(10, (0, 8), (20, 40)),  # right, exactly
    parts(60, (50, 58), (70, 90)),  # a source where there is none
    parts(102, (92, 98), (110, 119)),  # source by overlap (6 of 8); content below half (9 of 20)
    parts(190, (184, 188), (194, 199)),  # invented
]


def test_hand_computed_shares() -> None:
    compared = [compare(GOLD, PREDICTED, TEXT)]
    assert share(compared, lambda j: j.found, lambda j: True).percent == 75
    assert share(compared, lambda j: j.right("source"), lambda j: j.found).right == 2
    assert share(compared, lambda j: j.right("source", exact=True), lambda j: j.found).right == 1
    assert share(compared, lambda j: j.right("content"), lambda j: j.found).right == 2
    score = whole_score(compared)
    assert (score.right, score.wrong, score.missed) == (1, 3, 3)
    assert score.f1 == 25


def test_half_the_characters_is_enough() -> None:
    (judgement,) = compare([parts(0, None, (10, 30))], [parts(0, None, (10, 20))], TEXT).judgements
    assert judgement.right("content")
    assert not judgement.right("content", exact=True)


def test_a_prediction_is_used_once_and_for_its_best_gold() -> None:
    gold = [parts(10, None, (20, 40)), parts(12, None, (50, 60))]
    compared = compare(gold, [parts(11, None, (50, 60))], TEXT)
    assert [j.found for j in compared.judgements] == [False, True]
    assert compared.spurious == 0


def test_annotators_share_the_weight_of_an_article() -> None:
    compared = [compare(GOLD[:1], PREDICTED[:1], TEXT, 0.5), compare(GOLD[:1], [], TEXT, 0.5)]
    score = whole_score(compared)
    assert (score.right, score.missed) == (0.5, 0.5)
    assert score.f1 == pytest.approx(200 * 0.5 / 1.5)


def test_spaces_do_not_count() -> None:
    text = "abcd efgh ijkl mnop"
    gold = Parts("g", (), (Piece(0, 4),), (Piece(5, 14),))
    ours = Parts("p", (), (Piece(0, 5),), (Piece(5, 9), Piece(10, 14)))
    assert whole_score([compare([gold], [ours], text)], exact=True).f1 == 100
