"""When a claim falls due: the day on which what it tells of is to have happened, from its times.

A term of the ledger (``deadline``) goes first. Otherwise it is the first date behind the verb of the
future, or else before it; times of the claim's condition count where there is no other. Of a month, a
week or a year it is the last day. What lies before the publication is not due.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from accordingto.types import Claim, Span, Time

FUTURE = re.compile(
    r"(?i)\b(?:will|won['’]t|would|shall|to|can|must|should|until|\w+['’]ll|going to|"
    r"due|scheduled|expected|set|ready)\b"
)
"""Words that tell of what is to come, or of an action that is intended."""
_OPENS = re.compile(
    r"(?i)(?:\W*\b(?:on|by|in|at|during|from|until|before|after|but|and|that|the|early|late|later|next|this|"
    r"end|middle|beginning|of|starting|only)\b\W*)*\W*$"
)
"""What may stand before a date that opens a claim."""
_TERM = re.compile(r"(?i)\b(?:by|until|till|before|end of)(?: the)?\s*$")
_WITHIN = re.compile(r"(?i)\b(?:in|within)\s*$")
_PAST = re.compile(r"(?i)\b(?:past|last|previous|ago|earlier)\b")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_CLOCK = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}")
_MONTH = re.compile(r"(\d{4})-(\d{2})$")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(?:-WE)?$")
_YEAR = re.compile(r"(\d{4})$")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])$")
_HALF = re.compile(r"(\d{4})-H([12])$")
_SEASON = re.compile(r"\d{4}-(?:SP|SU|FA|WI)$|\d{2,3}$")
_EARLY = re.compile(r"(?i)\bearly\b")
_MIDDLE = re.compile(r"(?i)\b(?:mid|middle of)\b")
_OPEN = re.compile(r"P\w*X")
_AHEAD = re.compile(r"(?i)\b(?:coming|next|ahead|future|soon|upcoming|following)\b")


class Due(Struct, frozen=True):
    """When something falls due, as far as the article says."""

    day: str | None = None
    """ISO 8601 date or datetime; null where the words set no day."""
    span: Span | None = None
    """The words; null where there are none."""
    is_vague: bool = False
    """Whether the words set no day."""


def due_of(claim: Claim, times: Sequence[Time], published: str | None, text: str) -> Due:
    """When a claim falls due; ``times`` are those in its words or right beside them, in their order."""
    ranked = sorted(times, key=lambda time: (_is_in(time, claim.condition), time.kind != "deadline"))
    ahead = [time for time in ranked if time.kind != "deadline" and _is_ahead(time, claim, text)]
    terms = [time for time in ranked if time.kind == "deadline" and not _PAST.search(time.text)]
    for time in sorted((*terms, *ahead), key=lambda time: _is_in(time, claim.condition)):
        day = _day_of(time)
        if day is not None and _is_to_come(day, time, published, text):
            return Due(day, _span(time))
    for time in ahead:
        if is_vague(time, text):
            return Due(None, _span(time), True)
    for time in ahead:
        if time.value and time.value.startswith("XXXX"):
            return Due(None, _span(time))
    return Due()


def _day_of(time: Time) -> str | None:
    """The last day of an expression; early in a period is no day, its middle has one."""
    value = time.value or ""
    if _EARLY.search(time.text) and _is_period(value):
        return None
    if _MIDDLE.search(time.text) and _is_period(value):
        return f"{value}-15" if _MONTH.match(value) else f"{value}-06-30" if _YEAR.match(value) else None
    return last_day(value)


def _is_period(value: str) -> bool:
    """Whether a value is longer than a day."""
    return value != "" and _DAY.match(value) is None


def last_day(value: str | None) -> str | None:
    """The last day of a TimeML value, or its minute; None for what is no date, or no day of any calendar."""
    value = (value or "").rsplit("/", 1)[-1]
    if _CLOCK.match(value) and _valid(value[:10]):
        return value if "T24" not in value else value[:10]
    try:
        if _DAY.match(value):
            return value[:10] if _valid(value[:10]) else None
        if found := _MONTH.match(value):
            return _end_of_month(int(found[1]), int(found[2]))
        if found := _WEEK.match(value):
            return (date.fromisocalendar(int(found[1]), int(found[2]), 1) + timedelta(days=6)).isoformat()
        if found := _QUARTER.match(value):
            return _end_of_month(int(found[1]), 3 * int(found[2]))
        if found := _HALF.match(value):
            return _end_of_month(int(found[1]), 6 * int(found[2]))
        if found := _YEAR.match(value):
            return _end_of_month(int(found[1]), 12)
    except (ValueError, OverflowError):
        return None
    return None


def is_vague(time: Time, text: str) -> bool:
    """Whether an expression points ahead and sets no day: "soon", "in a few weeks", "this fall"."""
    if time.value == "FUTURE_REF" or (time.value and _SEASON.match(time.value)):
        return True
    if time.kind == "date" and _EARLY.search(time.text) and _is_period(time.value or ""):
        return True
    is_open = time.kind == "duration" and time.value is not None and _OPEN.match(time.value) is not None
    within = is_open and _WITHIN.search(text[max(0, time.start - 20) : time.start])
    return bool(within) or ((is_open or time.value is None) and _AHEAD.search(time.text) is not None)


def _is_to_come(day: str, time: Time, published: str | None, text: str) -> bool:
    """Whether a day is not before the publication; without one, only whole days and terms can be told."""
    if published is None:
        is_term = (
            time.kind == "deadline" or _TERM.search(text[max(0, time.start - 20) : time.start]) is not None
        )
        return is_term or _DAY.match(time.value or "") is not None
    return day[:10] >= published[:10]


def _is_ahead(time: Time, claim: Claim, text: str) -> bool:
    """Whether a date stands behind a verb of the future, or opens the claim: "on Friday the board will"."""
    if time.kind == "set" or (time.kind == "duration" and not is_vague(time, text)):
        return False
    before = text[claim.content[0].start : time.start]
    return FUTURE.search(before) is not None or _OPENS.match(before) is not None


def _is_in(time: Time, spans: Iterable[Span]) -> bool:
    return any(span.start <= time.start < span.end for span in spans)


def _span(time: Time) -> Span:
    return Span(time.start, time.end, time.text)


def _end_of_month(year: int, month: int) -> str:
    return date(year, month, monthrange(year, month)[1]).isoformat()


def _valid(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True
