from __future__ import annotations

from accordingto.store import Share
from accordingto.web.spark import HEIGHT, WIDTH, spark


def of(**counts: int) -> list[Share]:
    return [Share(name=name[1:].replace("_", "-"), count=count) for name, count in counts.items()]


def test_nothing_is_drawn_of_one_month() -> None:
    assert spark([]) is None
    assert spark(of(m2031_03=4)) is None


def test_months_without_articles_leave_a_gap() -> None:
    found = spark(of(m2030_12=2, m2031_03=8))

    assert found is not None
    assert (found.unit, found.first, found.last, found.peak, found.most) == (
        "month",
        "Dec 2030",
        "Mar 2031",
        "Mar 2031",
        8,
    )
    assert [(bar.x, bar.height) for bar in found.bars] == [(0, HEIGHT / 4), (WIDTH * 3 / 4, HEIGHT)]
    assert all(bar.y + bar.height == HEIGHT for bar in found.bars)


def test_a_month_with_few_among_many_can_be_seen() -> None:
    found = spark(of(m2031_01=1, m2031_02=5000))

    assert found is not None and found.bars[0].height == 1


def test_many_months_become_years() -> None:
    found = spark(of(m2010_01=2, m2010_12=3, m2031_03=4))

    assert found is not None
    assert (found.unit, found.first, found.last, found.peak, found.most) == (
        "year",
        "2010",
        "2031",
        "2010",
        5,
    )
