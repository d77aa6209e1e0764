"""Which day of a period its words mean: "the start of May", "mid-May", "early May", "the end of May"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from accordingto.calendars import add_days, first_day, last_day, size_of

if TYPE_CHECKING:
    from datetime import date

Part = Literal["start", "early", "middle", "end"]
"""A part of a period that words name."""

_PARTS: dict[Part, re.Pattern[str]] = {
    "middle": re.compile(r"(?i)\b(?:mid|middle of)\b"),
    "early": re.compile(r"(?i)\bearly\b"),
    "start": re.compile(r"(?i)\b(?:start|beginning) of\b"),
    "end": re.compile(r"(?i)\b(?:(?:end|close) of|late|end-|year(?:['’]?s)?[- ]end\b)"),
}
"""The words for each part, those first that decide where several stand."""


def part_named(words: str) -> Part | None:
    """Return the part of a period that words name; None where they mean the whole."""
    return next((part for part, pattern in _PARTS.items() if pattern.search(words)), None)


def day_of_part(value: str, part: Part | None) -> date | None:
    """Return the day on which a part of a TIMEX3 period is over; of a whole period that is its last.

    The start is over on the first day. Early in a period no day is set, nor in the middle of one longer than
    a year or of a season. None for what is no period. A day has no parts: it is itself.
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
    """Return the day in the middle of a week, month or year: a Wednesday, the 15th, June 30."""
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
