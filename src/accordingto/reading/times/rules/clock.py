"""Rules for times of day: "3:30 p.m. EST", "noon", "4 in the morning", "tonight", "this morning"."""

from __future__ import annotations

from accordingto.calendars import period, shift, size_of
from accordingto.reading.lexicons import word_class
from accordingto.reading.lexicons.time_words import meaning
from accordingto.reading.times.context import Context, TimeReading
from accordingto.reading.times.grammar import Rule, RuleMatch

NEAR = 40
"""Most words between a mentioned day and a time of day that is taken to be on that day."""
_HALF = 12 * 60
"""Minutes of half a day."""
_COUNTED = frozenset("$£€#")
"""Marks before a number that make it an amount and not an hour."""
UNKNOWN_DAY = "XXXX-XX-XX"
"""The TIMEX3 notation for an unknown day."""


def clock_reading(day: str | None, clock: str, anchor: str | None) -> TimeReading:
    """Return the reading of a time on an ISO day; without one, on an unknown day."""
    return TimeReading("time", f"{day or UNKNOWN_DAY}T{clock}", anchor if day else None, open=True)


def _at(found: RuleMatch, context: Context) -> TimeReading | None:
    clock = _clock(found)
    return _of_last_day(clock, found, context) if clock else None


def _of_last_day(clock: str, found: RuleMatch, context: Context) -> TimeReading:
    """Return the time on the last mentioned day, if that is within ``NEAR``, or on the day of publication."""
    last = context.last
    if last is not None and size_of(last) == "D" and found.start - context.last_at <= NEAR:
        return clock_reading(last, clock, last)
    return clock_reading(context.today, clock, context.today)


def _clock(found: RuleMatch) -> str | None:
    """Return the time in ISO 8601; None if the words are no time of day."""
    if found.has("name"):
        return {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}[found.said("name")]
    said = found.said("c")
    hour, _, rest = (meaning(said, "HOURNAME") or said).replace(".", ":").partition(":")
    if not rest and len(hour) == 4:
        hour, rest = hour[:2], hour[2:]
    half = found.value("half", "MERIDIEM") or {"MO": "0", "AF": "12", "EV": "12", "NI": "12"}.get(
        found.value("p", "PART")
    )
    if not hour.isdecimal() or len(hour) > 2:
        return None
    told = half or found.has("zone") or found.has("oclock")
    if not told and (found.beside(-1).lower not in word_class("before-clocks") or not rest):
        return None
    at = int(hour)
    if half:
        if not 1 <= at <= 12 and not found.has("p"):
            return None
        at = at % 12 + int(half) if at <= 12 else at
    minutes = (rest or "00")[:2]
    if at > 24 or int(minutes) > 59:
        return None
    return f"{at % 24:02}:{minutes}{rest[2:]}"


def _part(found: RuleMatch, context: Context) -> TimeReading | None:
    """Read "this morning", "last night", "tonight", "the evening"."""
    before = found.beside(-1)
    if found.words[found.start].is_capital and before.is_capital and before.text.isalpha():
        return None
    turn, part = found.said("turn"), found.value("p", "PART") or "NI"
    if turn in ("the", "that"):
        if found.beside(1).lower == "of" and {"MONTH", "WEEKDAY", "DAYTH"} & found.beside(2).roles:
            return clock_reading(None, part, None)
        return _of_last_day(part, found, context) if turn == "that" or _stands_alone(found, context) else None
    away = -1 if turn == "last" else 1 if turn == "next" else 0
    day = shift(context.published, away, "D") if context.published else None
    return context.against_today(f"{period(day, 'D')}T{part}" if day else None, "time")


def _stands_alone(found: RuleMatch, context: Context) -> bool:
    """Return whether "the morning" says when, and does not modify a noun after it ("the morning mail")."""
    after = found.beside(1)
    if after.lower == "of":
        return False
    known = context.last is not None and size_of(context.last) == "D"
    said_in = known and found.beside(-1).lower in ("in", "during")
    return said_in or not after.text.isalpha() or after.lower in word_class("after-parts")


def _before_clock(found: RuleMatch, context: Context) -> TimeReading | None:
    """Read "9" in "between 9 and 10:30 p.m.", in the half of the day that makes it the earlier time."""
    if found.beside(1).lower not in word_class("range-joints") or found.beside(-1).lower in _COUNTED:
        return None
    said, half = found.beside(2), meaning(found.beside(3).lower, "MERIDIEM")
    if not {"HOUR", "HOURNAME", "CLOCK", "DOTTED"} & said.roles or not half:
        return None
    begin, end = _minutes(found.said("c")), _minutes(said.lower)
    if begin is None or end is None:
        return None
    same = begin % _HALF < end % _HALF
    begin = begin % _HALF + (_HALF if (half == "12") == same else 0)
    return _of_last_day(f"{begin // 60:02}:{begin % 60:02}", found, context)


def _minutes(said: str) -> int | None:
    """Return the minutes since midnight or noon of a twelve-hour clock time; None if it is none."""
    hour, _, rest = (meaning(said, "HOURNAME") or said).replace(".", ":").partition(":")
    return int(hour) * 60 + int(rest[:2] or 0) if 1 <= int(hour) <= 12 else None


def _before_day(found: RuleMatch, _: Context) -> TimeReading | None:
    """Read "mid-afternoon yesterday"; the day that follows is joined later."""
    named = {"DAYNAME", "WEEKDAY"} & found.beside(1).roles
    return clock_reading(None, found.value("p", "PART"), None) if named else None


_SAYING = "(half:MERIDIEM | oclock:OCLOCK)"
RULES = (
    Rule(f"c:(CLOCK | DOTTED | HOUR | HOURNAME) HYPHEN? {_SAYING} ('in' 'the' p:PART)? zone:ZONE?", _at),
    Rule(f"c:(CLOCK | DOTTED | HOUR | HOURNAME) HYPHEN? {_SAYING} 'local' 'time'", _at),
    Rule("c:(CLOCK | HOUR | HOURNAME) OCLOCK? 'in' 'the' p:PART", _at),
    Rule("c:(CLOCK | NUMBER | YEAR) 'hours'? zone:ZONE", _at),
    Rule("c:CLOCK", _at),
    Rule("c:(HOUR | HOURNAME | DOTTED | CLOCK)", _before_clock),
    Rule("name:('noon' | 'midnight' | 'midday')", _at),
    Rule("turn:('this' | 'last' | 'the' | 'that') ('early' | 'late' | 'mid')? HYPHEN? p:PART", _part),
    Rule("p:PART", _before_day),
    Rule("'tonight'", _part),
)
"""Times of day."""
