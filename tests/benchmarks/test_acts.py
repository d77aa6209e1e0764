from __future__ import annotations

from pathlib import Path

from benchmarks.acts import Trial, covered, guessed, measure, section, trials
from corpora.cues import Cue, fold_of


def test_a_cue_that_is_listed_as_other_is_covered() -> None:
    share = covered([Cue("said", "it"), Cue("defended", "it"), Cue("juggled", "it")])
    assert (share.right, share.of) == (2, 3)


def test_the_section_has_a_figure_for_each_part() -> None:
    made = section({"train": [Cue("said", "it")], "dev": [Cue("juggled", "it")]}, "hash")
    covering = [(figure.key, figure.value) for figure in made.figures if ".covered." in figure.key]
    assert covering == [
        ("acts.covered.train", 100),
        ("acts.covered.dev", 0),
    ]
    rows = {row[0]: row[1:] for row in made.tables[0].rows}
    assert rows["say"] == ("100.0", "0.0")
    assert rows["in no line"] == ("0.0", "100.0")


def test_without_data_the_section_says_so(tmp_path: Path) -> None:
    assert "polnear" in (measure(tmp_path).skipped or "")


def test_only_lemmas_that_were_left_out_are_tried() -> None:
    assert (fold_of("ask"), fold_of("mock")) == (0, 3)
    tried = trials([Cue("asked", "whether it rained"), Cue("mocked", "the plan"), Cue("juggled", "it")])
    assert [(one.lemma, one.act) for one in tried] == [("ask", "ask")]


def test_each_lemma_counts_once() -> None:
    tried = [Trial("a", "say", "say", 0.9)] * 3 + [
        Trial("b", "ask", "say", 0.8),
        Trial("c", "ask", "ask", 0.1),
    ]
    answered, right = guessed(tried, 0.5)
    assert round(answered.percent, 1) == 66.7
    assert round(right.percent, 1) == 50.0
