"""The last day of a term, by the words that set it: "until the end of May", "within ten days".

The term of a period is its last day ("by May": 31 May), or its first where the beginning is named or the term
is *before* or *until* it. "By early May" and "by the 2040s" are no term.
A duration runs from the day of publication, or from the date right behind it ("ten days after 1 June").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from accordingto.calendars import add_duration, first_day, last_day, read_day, size_of
from accordingto.periodparts import day_of_part, part_named
from accordingto.reading.times.looking_back import goes_on, looks_back
from accordingto.reading.times.speech_dates import day_named
from accordingto.reading.times.term_words import AHEAD, BEFORE, EDGE, FOR, FROM, GIVEN, IN, STILL_SAID, TASK
from accordingto.reading.times.timex import find_stretches
from accordingto.reading.times.tokens import words_of_time
from accordingto.types import Alternative

if TYPE_CHECKING:
    from datetime import date

    from accordingto.reading.times.deadline_context import DeadlineContext
    from accordingto.types import Time

CLOCK = re.compile(r"T\d\d:\d\d")
MOMENT = re.compile(r"PT[\dX.]+[MS]$")
"""A duration of minutes or seconds, which tells how fast something goes and not by when."""
DECADE = re.compile(r"\d{2,3}$")
"""A decade or century, which ends on no day that anybody means, unless its end is named."""
_BY = words_of_time("by")
"""The word that goes before a date that sets a term, and says that it is to come."""


def days_after(at: int, before: str, place: DeadlineContext) -> list[Alternative]:
    """Return when a duration is over, the likeliest first; nothing where it sets no term.

    ``at`` is its index among the expressions of the text, ``before`` what stands before it.
    """
    time = place.times[at]
    if MOMENT.match(time.value or "") or not _sets_term(time, before, place):
        return []
    behind = place.times[at + 1] if at + 1 < len(place.times) else None
    if behind and FROM.fullmatch(place.text[time.end : behind.start]):
        starts = [day_named(behind)]
    else:
        starts = [*place.day_spoken(time), place.today, *place.days_beside(time)] if place.today else []
    ends = [(start, add_duration(start, time.value or "")) for start in starts if start]
    return [Alternative(value=end, anchor=start) for start, end in ends if end]


def _sets_term(time: Time, before: str, place: DeadlineContext) -> bool:
    """Return whether a duration ends ahead: "for another year", "in ten days", "has a week to reply"."""
    more = FOR.search(before) or FOR.search(before + time.text[: time.text.find(" ") + 1])
    if more and goes_on(before, more.group(), place.tense(time)):
        return True
    inside = IN.search(before) and not looks_back(before)
    if inside and (AHEAD.search(before) or place.tense(time) == "future"):
        return True
    return bool(GIVEN.search(before) and TASK.match(place.text, time.end))


def days_until(time: Time, said: str, place: DeadlineContext) -> list[Alternative]:
    """Return the day on which the term of a date ends, then what else its words can mean.

    ``said`` are the words that make a term of it, with those of the date.
    """
    value = time.value or ""
    if time.kind == "time":
        clock = CLOCK.match(value, 10)
        days = [value if clock else value[:10]] if read_day(value) else []
    else:
        days = [day.isoformat() for day in _days_of(value, said) if day]
    found = [Alternative(value=day, anchor=time.anchor) for day in dict.fromkeys(days)]
    if found and time.anchor is not None and place.spoken.quote_of(time):
        found += _counted_from_others(time, place)
    return found


def _counted_from_others(time: Time, place: DeadlineContext) -> list[Alternative]:
    """Return what a date in a quotation means if it was said on another day than it was read against."""
    words = [*_BY, *words_of_time(time.text)]
    found = []
    for day in (*place.days_beside(time), *([place.today] if place.today else [])):
        again = next((one.reading for one in find_stretches(words, day)), None)
        if again and again.value and again.anchor == day and (last := last_day(again.value[:10])):
            found.append(Alternative(value=last.isoformat(), anchor=day))
    return found


def _days_of(value: str, said: str) -> list[date | None]:
    """Return the day on which a term of a period ends, and the other that its words can mean."""
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
