"""The day meant by words for part of a period: "the start of May", "mid-May", "the end of May"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from accordingto.calendars import add_days, first_day, last_day, size_of

if TYPE_CHECKING:
    from datetime import date

Part = Literal["start", "early", "middle", "end"]
"""A part of a period that can be named."""

_PARTS: dict[Part, re.Pattern[str]] = {
    "middle": re.compile(r"(?i)\b(?:mid|middle of)\b"),
    "early": re.compile(r"(?i)\bearly\b"),
    "start": re.compile(r"(?i)\b(?:start|beginning) of\b"),
    "end": re.compile(r"(?i)\b(?:(?:end|close) of|late|end-|year(?:['’]?s)?[- ]end\b)"),
}
"""The words for each part. If several match, the first pattern decides."""


def part_named(words: str) -> Part | None:
    """Return the part of a period that an expression names ("mid-May"); None if it means the whole."""
    return next((part for part, pattern in _PARTS.items() if pattern.search(words)), None)


def day_of_part(value: str, part: Part | None) -> date | None:
    """Return the last day of a part of a TIMEX3 period; ``part`` None means the whole period.

    The "start" is the first day alone. Return None for "early", which sets no day, for the middle of a season
    or of a period longer than a year, and if ``value`` is not a period. A single day has no parts: return it.
    """
    if size_of(value) == "D":
        return first_day(value)
    match part:
        case "early":
            return None
        case "middle":
            return _middle_day(value)
        case "start":
            return first_day(value)
        case _:
            return last_day(value)


def _middle_day(value: str) -> date | None:
    """Return the middle day of a week (Wednesday), a month (the 15th) or a year (June 30); else None."""
    first = first_day(value)
    if first is None:
        return None
    match size_of(value):
        case "W":
            return add_days(first, 2)
        case "M":
            return first.replace(day=15)
        case "Y":
            return first.replace(month=6, day=30)
        case _:
            return None
