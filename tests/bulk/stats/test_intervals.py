"""Intervals of shares whose cases come in articles."""

from __future__ import annotations

import random

import pytest

from accordingto.bulk.stats.intervals import Sums, interval


def sums_of(articles: list[tuple[int, int]]) -> Sums:
    return Sums(
        sum(x for x, _ in articles),
        sum(n for _, n in articles),
        len(articles),
        sum(x * x for x, _ in articles),
        sum(x * n for x, n in articles),
        sum(n * n for _, n in articles),
    )


def test_single_cases_have_wilsons_interval() -> None:
    """10 of 20: 29.9 to 70.1 % (Wilson 1927); here nearly so, as the variance is that of a sample."""
    low, high = interval(sums_of([(1, 1)] * 10 + [(0, 1)] * 10))

    assert (low, high) == pytest.approx((0.299, 0.701), abs=0.01)


def test_articles_whose_cases_are_alike_are_worth_less() -> None:
    alike = interval(sums_of([(10, 10)] * 10 + [(0, 10)] * 10))
    mixed = interval(sums_of([(5, 10)] * 10 + [(4, 10), (6, 10)] * 5))

    assert alike == pytest.approx(interval(sums_of([(1, 1)] * 10 + [(0, 1)] * 10)), abs=0.01)
    assert mixed[1] - mixed[0] < 0.4 * (alike[1] - alike[0])


@pytest.mark.parametrize("articles", [[(0, 7)], [(7, 7)], [(0, 7), (0, 9)], [(1, 2)]])
def test_where_nothing_varies_the_interval_is_wide_and_within_bounds(articles: list[tuple[int, int]]) -> None:
    sums = sums_of(articles)
    low, high = interval(sums)

    assert 0 <= low <= sums.x / sums.n <= high <= 1
    assert high - low > 0.3


def test_without_cases_everything_is_possible() -> None:
    assert interval(sums_of([])) == (0.0, 1.0)


def test_nineteen_of_twenty_intervals_hold_the_truth() -> None:
    """Articles of one to fifteen attributions, each with a share of its own around 0.3."""
    chance = random.Random(3)
    held = 0
    for _ in range(400):
        articles = []
        for _ in range(60):
            own, n = chance.betavariate(1.5, 3.5), chance.randint(1, 15)
            articles.append((sum(chance.random() < own for _ in range(n)), n))
        low, high = interval(sums_of(articles))
        held += low <= 0.3 <= high

    assert held / 400 == pytest.approx(0.95, abs=0.03)
