"""The challenge's score, and macro F1 of weighted pairs."""

from __future__ import annotations

from pathlib import Path

import pytest

from accordingto.reading.headline.alignment import Body, lines_of
from accordingto.reading.text.sentences import split_sentences
from benchmarks.fnc1 import Judged, evaluate, judge, measure, overlap, points, read_bodies, section
from benchmarks.stancepairs import STANCES, Corpus, Pair, Stance


def test_points_are_those_of_the_challenge() -> None:
    assert points("unrelated", "unrelated") == 0.25
    assert points("unrelated", "discuss") == 0
    assert points("agree", "unrelated") == 0
    assert points("agree", "disagree") == 0.25
    assert points("disagree", "disagree") == 1


def test_unrelated_pairs_count_as_often_as_in_the_corpus() -> None:
    pairs: list[tuple[Stance, Stance]] = [("unrelated", "discuss"), ("discuss", "discuss")]
    assert evaluate(pairs, 0.5).score == pytest.approx(100 * 1 / 1.25)
    found = evaluate(pairs, 0.8)
    assert found.score == pytest.approx(100 * 1 / 2)
    assert found.stances["discuss"].precision == pytest.approx(20)
    assert found.stances["discuss"].recall == pytest.approx(100)


def test_macro_is_the_mean_of_all_four() -> None:
    assert evaluate([(stance, stance) for stance in STANCES], 0.7).macro == pytest.approx(100)
    assert evaluate([("agree", "agree")], 0.7).macro == pytest.approx(25)


def test_the_page_has_either_split_beside_the_baselines() -> None:
    right = [(stance, stance) for stance in STANCES]
    wrong: list[tuple[Stance, Stance]] = [("disagree", "agree"), ("unrelated", "unrelated")]
    corpus = Corpus({}, {"train": [], "dev": [], "test": []}, 7, 0.7, {"train": 3, "dev": 2, "test": 1}, {})
    found = section({"text": Judged(corpus, right, wrong), "subject": Judged(corpus, wrong, right)}, "hash")
    values = {figure.key: figure.value for figure in found.figures}
    assert values["fnc1.text.score"] == values["fnc1.text.macro"] == pytest.approx(100)
    assert values["fnc1.text.disagree"] == pytest.approx(100)
    assert values["fnc1.score"] < 100
    assert values["fnc1.macro"] == pytest.approx(25)
    assert values["fnc1.disagree"] == 0
    rows = found.tables[0].rows
    assert rows[0][1:] == ("100.0", "100.0", "100.0")
    assert rows[1][1:] == found.tables[3].rows[0][1:] != rows[0][1:]
    assert rows[2][1:] != rows[0][1:]
    assert found.tables[2].rows[1] == ("disagree", "0", "1", "0", "0")
    assert found.tables[5].rows[1] == ("disagree", "1", "0", "0", "0")
    assert "none (7 by headline and body, 7 by subject)" in found.intro


def test_overlap_tells_related_from_unrelated() -> None:
    text = "The council met. The harbour tolls will double in May, said Mayor Ada Orr."
    body = Body(lines_of(text, split_sentences(text)))
    assert overlap("Harbour tolls to double", body) > 0.9
    assert overlap("Whale seen off pier", body) == 0


def test_either_judge_answers_each_pair_of_test() -> None:
    text = "The council met. The harbour tolls will double in May, said Mayor Ada Orr."
    pairs = [Pair("Harbour tolls to double", "0", "agree"), Pair("Whale seen off pier", "0", "unrelated")]
    corpus = Corpus({"0": text}, {"train": [], "dev": [], "test": pairs}, 0, 0.5, {}, {})
    told = read_bodies([corpus])
    assert [one.source[0].text for one in told["0"].attributions] == ["Mayor Ada Orr"]
    found = judge(corpus, told)
    assert found.overlap == [("agree", "discuss"), ("unrelated", "unrelated")]
    assert [gold for gold, _ in found.pairs] == ["agree", "unrelated"]
    assert found.pairs[0][1] != "unrelated"
    assert found.pairs[1][1] == "unrelated"


def test_without_data_it_is_skipped_visibly(tmp_path: Path) -> None:
    assert measure(tmp_path).skipped
