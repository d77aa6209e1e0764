"""How many cues the lexicon knows."""

from __future__ import annotations

from pathlib import Path

from benchmarks.acts import known, measure


def test_a_cue_with_a_sense_is_known() -> None:
    share = known([("has said", "it rained"), ("zigzagged", "about"), ("declined", "to comment")])
    assert (share.right, share.of) == (2, 3)


def test_without_data_it_is_skipped_visibly(tmp_path: Path) -> None:
    assert measure(tmp_path).skipped
