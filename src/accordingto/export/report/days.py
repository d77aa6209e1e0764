"""Dates in words, and the days that a TimeML value covers."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from msgspec import Struct

_MONTHS = (
    "", "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""Names of the months by number. Those of ``calendar`` are not used, since they depend on the locale."""

_SEASONS = {"SP": ("spring", 3), "SU": ("summer", 6), "FA": ("autumn", 9), "WI": ("winter", 12)}
"""Name and first month of each season; a winter belongs to the year in which it begins."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?=$|T)", re.ASCII)
_MINUTE = re.compile(r"T(\d\d:\d\d)", re.ASCII)
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?", re.ASCII)
_WITHIN = re.compile(r"(\d{4})(?:-(\d\d|Q[1-4]|H[12]|SP|SU|FA|WI))?", re.ASCII)
_YEARS = re.compile(r"\d{2,3}", re.ASCII)


class Extent(Struct, frozen=True):
    """A range of days, as a TimeML value gives it."""

    first: date
    """The first day."""
    last: date
    """The last day, which is also the first for a single day."""
    label: str
    """The range in words: "9 March 2026", "2 to 8 March 2026", "spring 2026", "the 1990s"."""


def _written_out(day: date) -> str:
    """Return a day as "4 March 2031"."""
    return f"{day.day} {_MONTHS[day.month]} {day.year}"


def long_day(written: str) -> str:
    """Return the day of an ISO 8601 date or datetime as "4 March 2031", and anything else unchanged."""
    day = day_of(written)
    return written if day is None else _written_out(day)


def short_day(written: str) -> str:
    """Return the day of an ISO 8601 date or datetime as "4 Mar 2031", and anything else unchanged."""
    day = day_of(written)
    return written if day is None else f"{day.day} {_MONTHS[day.month][:3]} {day.year}"


def moment(written: str) -> str:
    """Return an ISO 8601 datetime as "4 Mar 2031, 17:30", a date without a time, anything else unchanged."""
    day, hour = short_day(written), _MINUTE.search(written)
    return day if hour is None or day == written else f"{day}, {hour[1]}"


def day_of(written: str | None) -> date | None:
    """Return the day of an ISO 8601 date or datetime, or None for anything else."""
    try:
        return date.fromisoformat(written[:10]) if written and _DAY.match(written) else None
    except ValueError:
        return None


def extent_of(value: str | None) -> Extent | None:
    """Return the days that a TimeML value covers.

    The value can be a date, datetime, week, weekend, month, season, quarter, half-year, year, decade, century
    or interval. Return None for values without calendar days (vague references, durations, sets) and for days
    that do not exist.
    """
    if value is None:
        return None
    if "/" in value:
        return _interval(*value.split("/", 1))
    if day := day_of(value):
        return Extent(day, day, _written_out(day))
    try:
        if match := _WEEK.fullmatch(value):
            return _week(int(match[1]), int(match[2]), match[3] is not None)
        if match := _WITHIN.fullmatch(value):
            return _within(int(match[1]), match[2] or "")
        return _years(value) if _YEARS.fullmatch(value) else None
    except (ValueError, OverflowError):
        return None


def _interval(begins: str, ends: str) -> Extent | None:
    first = extent_of(begins)
    last = extent_of(ends) if "/" not in ends else None
    if first is None or last is None or last.last < first.first:
        return None
    return Extent(first.first, last.last, f"{first.label} to {last.label}")


def _week(year: int, number: int, weekend: bool) -> Extent:
    first = date.fromisocalendar(year, number, 6 if weekend else 1)
    last = date.fromisocalendar(year, number, 7)
    begins = _written_out(first)
    if first.year == last.year:
        begins = begins.removesuffix(f" {first.year}")
        if first.month == last.month:
            begins = str(first.day)
    return Extent(first, last, f"{begins} to {_written_out(last)}")


def _within(year: int, part: str) -> Extent:
    if not part:
        return _months(year, 1, 12, str(year))
    if part in _SEASONS:
        name, month = _SEASONS[part]
        return _months(
            year, month, 3, f"{name} {year}/{(year + 1) % 100:02}" if part == "WI" else f"{name} {year}"
        )
    if part[0] in "QH":
        size = 3 if part[0] == "Q" else 6
        return _months(year, (int(part[1]) - 1) * size + 1, size, f"{part} {year}")
    month = date(year, int(part), 1).month
    return _months(year, month, 1, f"{_MONTHS[month]} {year}")


def _months(year: int, month: int, count: int, label: str) -> Extent:
    begins = date(year, month, 1)
    over = month + count - 1
    year, month = year + (over - 1) // 12, (over - 1) % 12 + 1
    return Extent(begins, date(year, month, monthrange(year, month)[1]), label)


def _years(value: str) -> Extent:
    """Return the days of a decade (three digits) or of a century (two)."""
    size = 10 ** (4 - len(value))
    year = int(value) * size
    label = f"the {year}s" if size == 10 else f"{year} to {year + size - 1}"
    return Extent(date(year, 1, 1), date(year + size, 1, 1) - timedelta(days=1), label)
