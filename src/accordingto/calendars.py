"""Calendar arithmetic on days and on TIMEX3 periods.

A period is written as in ISO 8601 and TIMEX3: ``2013`` ``2013-03`` ``2013-03-22`` ``2013-W12``
``2013-W12-WE`` ``2013-Q1`` ``2013-H1`` ``2013-SP``, a decade ``201``, a century ``20``. Functions return None
instead of raising where a result would lie outside the years 1 to 9999.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The first month of each meteorological season in the northern hemisphere."""
_DURATION = re.compile(r"P(?:(\d{1,6})Y)?(?:(\d{1,6})Q)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,7})D)?(T.+)?")
_CLOCK = re.compile(r"T(?:(\d{1,8})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_WITHIN = re.compile(r"(\d{4})(?:-(?:(\d\d)|W(\d\d)(?:-WE)?|Q([1-4])|H([12])|(SP|SU|FA|WI)))?")
_MONTHS_OF = {"M": 1, "Q": 3, "S": 3, "H": 6, "Y": 12, "10Y": 120, "100Y": 1200, "1000Y": 12000}
_DAYS_OF = {"D": 1, "W": 7, "WE": 7, "2W": 14}


def read_day(written: str | None) -> date | None:
    """Return the day of an ISO 8601 date or datetime; None if the text does not begin with a valid day."""
    match = _DAY.match(written or "")
    return make_day(*map(int, match.groups())) if match else None


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the date, or None if the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_days(day: date, count: int) -> date | None:
    """Return the day ``count`` days later (earlier if negative); None if it leaves the years 1 to 9999."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def add_months(day: date, count: int) -> date | None:
    """Return the same day ``count`` months later, or the last day of that month if it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shift(day: date, count: int, unit: str) -> date | None:
    """Return the day ``count`` units later; a unit is D, W, 2W, WE, M, Q, S, H, Y, 10Y, 100Y or 1000Y."""
    if unit in _DAYS_OF:
        return add_days(day, count * _DAYS_OF[unit])
    return add_months(day, count * _MONTHS_OF[unit])


def add_duration(start: str, value: str) -> str | None:
    """Return the ISO date on which a TIMEX3 duration that begins on the ISO date ``start`` ends.

    A month is never overrun: P1M from January 31 is the last day of February. Hours, minutes and seconds
    count only as far as they make up whole days. Return None if the duration is vague ("PXD") or not a
    duration, or if ``start`` is not a date.
    """
    day = read_day(start)
    match = _DURATION.fullmatch(value)
    if day is None or match is None or value == "P":
        return None
    years, quarters, months, weeks, days = (int(part or 0) for part in match.groups()[:5])
    seconds = 0
    if match[6]:
        clock = _CLOCK.fullmatch(match[6])
        if clock is None or match[6] == "T":
            return None
        seconds = sum(int(part or 0) * size for part, size in zip(clock.groups(), (3600, 60, 1), strict=True))
    moved = add_months(day, years * 12 + quarters * 3 + months)
    ends = moved and add_days(moved, weeks * 7 + days + seconds // 86400)
    return ends.isoformat() if ends else None


def period(day: date, unit: str) -> str:
    """Return the TIMEX3 period that contains a day; ``unit`` is its size, as for ``shift``."""
    year, week, _ = day.isocalendar()
    match unit:
        case "D":
            return day.isoformat()
        case "W" | "2W":
            return f"{year:04}-W{week:02}"
        case "WE":
            return f"{year:04}-W{week:02}-WE"
        case "M":
            return f"{day.year:04}-{day.month:02}"
        case "Q":
            return f"{day.year:04}-Q{(day.month + 2) // 3}"
        case "H":
            return f"{day.year:04}-H{1 if day.month <= 6 else 2}"
        case "10Y":
            return f"{day.year:04}"[:3]
        case "100Y":
            return f"{day.year:04}"[:2]
        case "1000Y":
            return f"{day.year:04}"[:1]
        case _:
            return f"{day.year:04}"


def away(base: date | None, count: int, size: str) -> str | None:
    """Return the TIMEX3 period that lies ``count`` periods of a size after the one that contains ``base``."""
    moved = shift(base, count, size) if base else None
    return period(moved, size) if moved else None


def size_of(value: str) -> str | None:
    """Return the unit of a TIMEX3 period (S for a season, H for a half-year); None if it is not a period."""
    if _DAY.match(value):
        return "D"
    if value.isdecimal() and len(value) in (2, 3):
        return "10Y" if len(value) == 3 else "100Y"
    match = _WITHIN.fullmatch(value)
    if not match:
        return None
    sizes = ("M", "WE" if value.endswith("-WE") else "W", "Q", "H", "S")
    return next((size for size, part in zip(sizes, match.groups()[1:], strict=True) if part), "Y")


def first_day(value: str) -> date | None:
    """Return the first day of a TIMEX3 period; None if it is not a period."""
    if day := read_day(value):
        return day
    if value.isdecimal() and len(value) in (2, 3):
        return make_day(int(value.ljust(4, "0")), 1, 1)
    match = _WITHIN.fullmatch(value)
    if not match:
        return None
    year = int(match[1])
    if match[3]:
        try:
            return date.fromisocalendar(year, int(match[3]), 6 if value.endswith("-WE") else 1)
        except ValueError:
            return None
    month = int(match[2] or 1)
    if match[4]:
        month = int(match[4]) * 3 - 2
    elif match[5]:
        month = int(match[5]) * 6 - 5
    elif match[6]:
        month = SEASONS[match[6]]
    return make_day(year, month, 1)


def last_day(value: str) -> date | None:
    """Return the last day of a TIMEX3 period; None if it is not a period or ends after the year 9999."""
    first, size = first_day(value), size_of(value)
    if first is None or size is None:
        return None
    if size == "WE":
        return add_days(first, 1)
    behind = shift(first, 1, size)
    return add_days(behind, -1) if behind else None


def season_of(day: date) -> tuple[int, str]:
    """Return the season that contains a day, as the year in which the season begins and its code."""
    for name in ("WI", "FA", "SU", "SP"):
        if day.month >= SEASONS[name]:
            return day.year, name
    return day.year - 1, "WI"


def year_away(value: str, count: int) -> str | None:
    """Return the same period ``count`` years later: ``1988-Q3`` for ``1989-Q3`` and -1."""
    if day := read_day(value):
        moved = add_months(day, 12 * count)
        return moved.isoformat() if moved else None
    match = _WITHIN.fullmatch(value)
    if not match or not 1 <= int(match[1]) + count <= 9999:
        return None
    return f"{int(match[1]) + count:04}{value[4:]}"


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date | None:
    """Return the nth given weekday (0 is Monday) of a month; -1 means the last one."""
    if not (1 <= year <= 9999):
        return None
    if nth < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date | None:
    """Return the date of Easter Sunday (Meeus, Astronomical Algorithms, chapter 8); None before 1583."""
    if not 1583 <= year <= 9999:
        return None
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
