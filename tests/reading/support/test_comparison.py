"""A statement beside the nearest sentence."""

from __future__ import annotations

import pytest

from tests.reading.support.texts import compared


def test_what_both_share_is_found() -> None:
    one = compared("Port raises harbour tolls")

    assert one.text.said(one.sentence).startswith("The port raised")
    assert [one.text.lower[place] for _, place in one.shared] == ["port", "raised", "harbour", "tolls"]


def test_words_around_are_told_from_those_of_the_whole_sentence() -> None:
    one = compared("Blast kills 20 people")

    assert one.tells("part") == 0.0
    assert one.states("part") == 1.0
    assert one.asks("part") == 0.0


def test_marked_words_count_by_their_weight() -> None:
    one = compared("Ferry line was never safe")

    assert one.share(one.known.voices > 0) == pytest.approx(1.0)
    assert compared("Port raises harbour tolls").share(one.known.voices > 0) == 0.0
