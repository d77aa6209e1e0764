"""Validation of the time values that people type in: calendar days, or TimeML values of a kind."""

from __future__ import annotations

import re
from datetime import date, datetime

from accordingto.calendars import first_day, size_of
from accordingto.types import TimeKind

_REFERENCES = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_HOUR = re.compile(
    r"T(?:MO|MI|AF|EV|NI|DT|[01]\d|2[0-4])(?::[0-5]\d(?::[0-5]\d)?)?(?:Z|[+-]\d{2}:\d{2})?", re.ASCII
)
_OPEN = re.compile(r"XXXX(?:-(?:XX|\d{2}|WXX|W\d{2}|Q[1-4X]|SP|SU|FA|WI)(?:-(?:XX|\d{1,2}|WE))?)?", re.ASCII)
_DURATION = re.compile(
    r"P(?=.)(?:(?:\d{1,6}(?:\.\d{1,3})?|X)(?:DE|CE|WE|[YQMWDH]))*(?:T(?:(?:\d{1,9}(?:\.\d{1,3})?|X)[HMS])+)?",
    re.ASCII,
)


def is_moment(value: str) -> bool:
    """Return whether a value is an ISO 8601 date or datetime that exists in the calendar."""
    if not _DAY.match(value):
        return False
    try:
        if len(value) == 10:
            date.fromisoformat(value)
        else:
            datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def is_value(value: str, kind: TimeKind) -> bool:
    """Return whether a value is a valid TimeML value for a kind of time; days must exist in the calendar."""
    match kind:
        case "duration":
            return _DURATION.fullmatch(value) is not None
        case "set":
            return _DURATION.fullmatch(value) is not None or _is_date(value) or _is_hour(value)
        case "time":
            return value in _REFERENCES or _is_hour(value)
        case "date":
            return value in _REFERENCES or _is_date(value)
        case "deadline":
            return is_moment(value) or _is_date(value)


def _is_date(value: str) -> bool:
    """Return whether a value is a period, a range of two ("a/b"), or a period with an open year (XXXX)."""
    if _OPEN.fullmatch(value):
        return True
    first, dash, last = value.partition("/")
    if not dash:
        return _is_period(value)
    begins, ends = first_day(first), first_day(last)
    return (
        _is_period(first) and _is_period(last) and begins is not None and ends is not None and begins <= ends
    )


def _is_period(value: str) -> bool:
    plain = size_of(value) != "D" or _DAY.fullmatch(value) is not None
    return plain and value.isascii() and size_of(value) is not None and first_day(value) is not None


def _is_hour(value: str) -> bool:
    """Return whether a value is a time of day, with or without a day before it."""
    day, t, hour = value.partition("T")
    if not t or _HOUR.fullmatch(f"T{hour}") is None:
        return False
    return (
        not day or _OPEN.fullmatch(day) is not None or (_DAY.fullmatch(day) is not None and _is_period(day))
    )
