from __future__ import annotations

from corpora.measures import Score


def test_f1_is_a_share_that_adds_up_over_articles() -> None:
    one, other = Score(3, 1, 2), Score(1, 0, 4)
    assert (one.f1_share.right, one.f1_share.of) == (6, 9)
    assert (one.f1_share + other.f1_share).percent == (one + other).f1
    assert Score().f1 == 0
