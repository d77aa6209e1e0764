"""Tests of the time that pages and the API ask for."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from accordingto.web.clock import now, today


def test_the_present_is_whole_seconds_of_utc() -> None:
    read = datetime.fromisoformat(now())

    assert read.microsecond == 0
    assert abs(datetime.now(UTC) - read) < timedelta(minutes=1)


def test_the_day_is_one_of_the_calendar() -> None:
    assert abs(date.fromisoformat(today()) - date.today()) <= timedelta(days=1)
