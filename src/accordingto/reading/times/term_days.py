"""The last day of a deadline, from the words that set it: "until the end of May", "within ten days".

For a period it is the last day ("by May": 31 May), or the first if the beginning is named or the deadline is
*before* or *until* the period. "By early May" and "by the 2040s" are no deadlines.
A duration runs from the day of publication, or from the date right after it ("ten days after 1 June").
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from accordingto.calendars import add_duration, first_day, last_day, read_day, size_of
from accordingto.periodparts import day_of_part, part_named
from accordingto.reading.lexicons import word_class
from accordingto.reading.times.deadline_context import day_named
from accordingto.reading.times.term_words import (
    AHEAD,
    BEFORE,
    EDGE,
    FOR,
    FROM,
    GIVEN,
    IN,
    NOW,
    STILL_SAID,
    TASK,
)
from accordingto.types import Alternative

if TYPE_CHECKING:
    from datetime import date

    from accordingto.reading.times.deadline_context import DeadlineContext
    from accordingto.types import Time

CLOCK = re.compile(r"T\d\d:\d\d")
MOMENT = re.compile(r"PT[\dX.]+[MS]$")
"""A duration of minutes or seconds, which tells how fast something is and not by when."""
DECADE = re.compile(r"\d{2,3}$")
"""A decade or century, which is too vague to end on a day unless its end is named."""


def days_after(at: int, before: str, place: DeadlineContext) -> list[Alternative]:
    """Return the possible ends of a duration, the likeliest first; empty if it sets no deadline.

    ``at`` is its index among the expressions of the text, ``before`` the text before it.
    """
    time = place.times[at]
    if MOMENT.match(time.value or "") or not _sets_term(time, before, place):
        return []
    behind = place.times[at + 1] if at + 1 < len(place.times) else None
    if behind and FROM.fullmatch(place.text[time.end : behind.start]):
        starts = [day_named(behind)]
    else:
        starts = [place.today, *place.days_beside(time)] if place.today else []
    ends = [(start, add_duration(start, time.value or "")) for start in starts if start]
    return [Alternative(value=end, anchor=start) for start, end in ends if end]


def _sets_term(time: Time, before: str, place: DeadlineContext) -> bool:
    """Return whether a duration sets a deadline: "for another year", "in ten days", "has a week to reply"."""
    tense = place.tense(time)
    more = FOR.search(before) or FOR.search(before + time.text[: time.text.find(" ") + 1])
    if more and (tense == "future" or NOW.search(before.removesuffix(more.group()))):
        return True
    inside = IN.search(before) and not _looks_back(before)
    if inside and (AHEAD.search(before) or tense == "future"):
        return True
    return bool(GIVEN.search(before) and TASK.match(place.text, time.end))


def _looks_back(before: str) -> bool:
    """Return whether "in ten years" looks back because a superlative comes before it: "the lowest in …"."""
    extremes = list(_extreme().finditer(before))
    return bool(extremes) and AHEAD.search(before, extremes[-1].end()) is None


@cache
def _extreme() -> re.Pattern[str]:
    """Return a pattern of superlatives and the like: "its lowest", "the first strike", "any time"."""
    plain, nouns = "|".join(sorted(word_class("extremes"))), "|".join(sorted(word_class("est-nouns")))
    return re.compile(
        r"(?i)\b(?:the|an?|its|his|her|their|our|[\w]+['’]s)\s+(?:[\w-]+\s+)?"
        rf"(?:{plain}|(?!(?:{nouns})\b)\w+est)\b|\bany time\b"
    )


def days_until(time: Time, said: str) -> list[Alternative]:
    """Return the last day of a deadline that is a date, then the other readings.

    ``said`` is the text of the words that make it a deadline, with those of the date.
    """
    value = time.value or ""
    if time.kind == "time":
        clock = CLOCK.match(value, 10)
        days = [value if clock else value[:10]] if read_day(value) else []
    else:
        days = [day.isoformat() for day in _days_of(value, said) if day]
    return [Alternative(value=day, anchor=time.anchor) for day in dict.fromkeys(days)]


def _days_of(value: str, said: str) -> list[date | None]:
    """Return the last day of a deadline that is a period, then the other reading, if there is one."""
    part, first, last = part_named(said), first_day(value), last_day(value)
    if size_of(value) == "D":
        return [first]
    if DECADE.match(value) and not EDGE.search(said):
        return []
    if part is not None:
        return [day_of_part(value, part)]
    if BEFORE.search(said):
        return [first]
    return [first, last] if STILL_SAID.match(said) else [last, first]
