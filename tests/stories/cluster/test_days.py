from __future__ import annotations

from datetime import date

import pytest

from accordingto.stories.cluster.days import SAME, UNDATED, WINDOW, day_of, nearness
from accordingto.types import Article


def article(published: str | None, retrieved: str | None = None) -> Article:
    return Article(id="a", text="The ferry struck the pier.", published=published, retrieved=retrieved)


def test_a_day_is_that_of_universal_time() -> None:
    assert day_of(article("2031-03-04T23:30:00-05:00")) == date(2031, 3, 5).toordinal()
    assert day_of(article("2031-03-04")) == date(2031, 3, 4).toordinal()


def test_the_same_moment_on_two_clocks_is_one_day() -> None:
    assert day_of(article("2031-03-05T08:00:00+09:00")) == day_of(article("2031-03-04T18:00:00-05:00"))


@pytest.mark.parametrize("published", [None, "1970-01-01", "1900-01-01T00:00:00Z", "0001-01-01"])
def test_what_stands_for_no_day_is_none(published: str | None) -> None:
    assert day_of(article(published)) is None


def test_a_day_after_the_one_of_fetching_is_none() -> None:
    assert day_of(article("2031-03-09", retrieved="2031-03-04T10:00:00Z")) is None
    assert day_of(article("2031-03-05", retrieved="2031-03-04T10:00:00Z")) is not None


def test_a_day_of_another_century_counts() -> None:
    assert day_of(article("1887-05-02")) == date(1887, 5, 2).toordinal()


@pytest.mark.parametrize("published", ["9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00", "soon"])
def test_a_day_outside_the_calendar_is_none(published: str) -> None:
    assert day_of(article(published)) is None


def test_days_fade_and_end() -> None:
    values = [nearness(100, 100 + apart) for apart in range(WINDOW + 2)]

    assert values[: SAME + 1] == [1.0] * (SAME + 1)
    assert values == sorted(values, reverse=True)
    assert values[WINDOW] > 0
    assert values[WINDOW + 1] == 0


def test_what_has_no_day_is_near_to_all_but_less() -> None:
    assert nearness(None, 5) == nearness(5, None) == nearness(None, None) == UNDATED
