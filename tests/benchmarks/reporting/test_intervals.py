from __future__ import annotations

from benchmarks.reporting.intervals import interval, interval_of_difference
from benchmarks.reporting.report import Figure, Interval, show_interval, show_points
from corpora.measures import Share

UNEVEN = [Share(right, 10) for right in (2, 4, 9, 5, 7, 10, 0, 6)]


def test_articles_that_are_alike_leave_nothing_to_chance() -> None:
    assert interval([Share(3, 4)] * 5) == Interval(75, 75)


def test_the_interval_holds_the_share_and_is_the_same_again() -> None:
    found = interval(UNEVEN)
    assert found == interval(list(UNEVEN))
    assert found is not None
    assert 0 < found.low < 100 * 43 / 80 < found.high < 100


def test_more_articles_make_it_narrower() -> None:
    few, many = interval(UNEVEN), interval(UNEVEN * 16)
    assert few is not None
    assert many is not None
    assert many.high - many.low < (few.high - few.low) / 2


def test_an_article_of_nothing_does_not_count_and_nothing_at_all_has_none() -> None:
    assert interval([Share(1, 2), Share(0, 0)]) == Interval(50, 50)
    assert interval([Share(0, 0)]) is None
    assert interval([]) is None


def test_what_every_article_gains_alike_is_sure_however_uneven_they_are() -> None:
    better = [Share(share.right + 1, share.of) for share in UNEVEN]
    gain = interval_of_difference(better, UNEVEN)
    assert gain is not None
    assert (round(gain.low, 9), round(gain.high, 9)) == (10, 10)


def test_intervals_are_written_behind_their_figure() -> None:
    assert Figure("k", "n", 71.72, "%", interval=Interval(68, 74.25)).shown == "71.7 % (68.0 to 74.2)"
    assert Figure("k", "n", 71.72, "%").shown == "71.7 %"
    assert show_interval(Interval(-0.3, 0.04), show_points) == "(-0.3 to 0.0)"
    assert show_interval(None) == ""
