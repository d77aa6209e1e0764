from __future__ import annotations

from datetime import date

import pytest

from accordingto.store import Share
from accordingto.web.months import first_day, last_day, month_of


def test_a_month_is_whole_weeks_from_monday() -> None:
    month = month_of(date(2031, 2, 1), [Share("2031-02-28", 3)], [], "2031-02-03")
    days = [day for week in month.weeks for day in week]

    assert (month.label, month.before, month.after) == ("February 2031", "2031-01", "2031-03")
    assert (days[0].iso, days[-1].iso, len(days) % 7) == ("2031-01-27", "2031-03-02", 0)
    assert [day.number for day in days if day.is_inside] == list(range(1, 29))
    assert [day.iso for day in days if day.is_today] == ["2031-02-03"]
    assert [(day.iso, day.count) for day in days if day.count] == [("2031-02-28", 3)]


@pytest.mark.parametrize("month", ["", "2031", "2031-13", "0001-01", "9999-12", "2031-02-03", "٢٠٣١-٠٢"])
def test_what_is_no_month_is_none(month: str) -> None:
    assert first_day(month) is None


def test_the_last_day_is_that_of_the_month() -> None:
    assert last_day(date(2032, 2, 1)) == date(2032, 2, 29)
    assert first_day("2032-02") == date(2032, 2, 1)
