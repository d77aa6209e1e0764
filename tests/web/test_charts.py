from __future__ import annotations

import pytest

from accordingto.store import Share
from accordingto.web.charts import HEIGHT, bars, estimate, over_time


def test_bars_are_as_long_as_their_counts() -> None:
    assert [(one.name, one.width) for one in bars([Share("say", 8), Share("deny", 2)])] == [
        ("say", 100.0),
        ("deny", 25.0),
    ]
    assert bars([]) == ()


@pytest.mark.parametrize(
    ("count", "whole", "low", "high"),
    # from the formula of Wilson (1927), worked out apart, z = 1.96
    [(0, 10, 0.0, 27.8), (10, 10, 72.2, 100.0), (1, 2, 9.5, 90.5), (264, 381, 64.5, 73.7)],
)
def test_intervals_are_those_of_wilson(count: int, whole: int, low: float, high: float) -> None:
    found = estimate(count, whole)

    assert (found.low, found.high) == (low, high)
    assert found.low <= (found.share or 0) <= found.high


def test_a_share_of_nothing_is_none() -> None:
    assert estimate(0, 0).share is None
    assert estimate(0, 0).is_few
    assert not estimate(0, 30).is_few


@pytest.mark.parametrize(
    ("first", "last", "unit", "columns", "labels"),
    [
        ("2031-02-27", "2031-03-02", "day", 4, ("27 Feb 2031", "2 Mar 2031")),
        ("2031-01-31", "2031-04-30", "month", 4, ("Jan 2031", "Apr 2031")),
        ("1999-12-31", "2031-01-01", "year", 33, ("1999", "2031")),
        ("2030-12-31", "2031-03-02", "day", 62, ("31 Dec 2030", "2 Mar 2031")),
        ("2030-12-31", "2031-03-03", "month", 4, ("Dec 2030", "Mar 2031")),
    ],
)
def test_columns_are_as_long_as_fits(
    first: str, last: str, unit: str, columns: int, labels: tuple[str, str]
) -> None:
    chart = over_time([Share(first, 2), Share(last, 1)])

    assert chart is not None
    assert (chart.unit, len(chart.columns)) == (unit, columns)
    assert (chart.ticks[0].label, chart.ticks[-1].label) == labels
    assert (chart.columns[0].height, chart.columns[-1].height) == (HEIGHT, HEIGHT / 2)
    assert sum(one.count for one in chart.columns) == 3


def test_one_stretch_of_time_is_no_chart() -> None:
    assert over_time([]) is None
    assert over_time([Share("2031-03-04", 5)]) is None
    assert over_time([Share("no day", 5)]) is None
    assert over_time([Share("0001-01-01", 1), Share("9999-12-31", 1)]) is not None
