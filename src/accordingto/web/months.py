"""A calendar month: weeks of days, each with the items that are due."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from msgspec import Struct

from accordingto.store import Share, Watched

SHOWN = 2
"""Limit of items shown for a day in the calendar; the rest is shown as a number."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = calendar.month_name  # of the C locale: the program sets no other


class Day(Struct, frozen=True):
    """A day of the calendar."""

    iso: str
    """ISO 8601."""
    number: int
    """Day of the month."""
    is_inside: bool
    """Whether it belongs to the month; false for days that fill its first or last week."""
    is_today: bool
    """Whether it is today."""
    count: int
    """Number of items due on this day."""
    items: tuple[Watched, ...]
    """The first of them."""


class Month(Struct, frozen=True):
    """A month of the calendar."""

    iso: str
    """ISO 8601: ``2031-03``."""
    label: str
    """The month in words."""
    weeks: tuple[tuple[Day, ...], ...]
    """Its weeks, from Monday."""
    before: str
    """The month before, ISO 8601."""
    after: str
    """The month after, ISO 8601."""


def first_day(month: str) -> date | None:
    """Return the first day of an ISO 8601 month; None if it is not valid, or in year 1 or 9999."""
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        return None
    return first if len(month) == 7 and date.min.year < first.year < date.max.year else None


def last_day(first: date) -> date:
    """Return the last day of the month that begins with ``first``."""
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def label_of(first: date) -> str:
    """Return a month in words."""
    return f"{_MONTHS[first.month]} {first.year}"


def month_of(first: date, counts: Iterable[Share], items: Iterable[Watched], today: str) -> Month:
    """Return the calendar of the month that begins with ``first``, from counts by day and the due items."""
    of_day = {one.name: one.count for one in counts}
    shown: defaultdict[str, list[Watched]] = defaultdict(list)
    for one in items:
        shown[(one.item.due or "")[:10]].append(one)
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    return Month(
        iso=f"{first:%Y-%m}",
        label=label_of(first),
        weeks=tuple(tuple(_day(day, first, of_day, shown, today) for day in week) for week in weeks),
        before=f"{first - timedelta(days=1):%Y-%m}",
        after=f"{last_day(first) + timedelta(days=1):%Y-%m}",
    )


def _day(
    day: date, first: date, counts: Mapping[str, int], shown: Mapping[str, list[Watched]], today: str
) -> Day:
    iso, is_inside = day.isoformat(), day.month == first.month
    return Day(
        iso=iso,
        number=day.day,
        is_inside=is_inside,
        is_today=iso == today,
        count=counts.get(iso, 0) if is_inside else 0,
        items=tuple(shown.get(iso, ())[:SHOWN]) if is_inside else (),
    )
