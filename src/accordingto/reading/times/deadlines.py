"""Deadlines: temporal expressions that set a term, and the last day of that term.

Examples are "by Friday", "until the end of May" and "within ten days" (``term_days.py``); a time in a
question is no deadline. Other readings are given as alternatives: the first day of the period, or the term
counted from a date in the sentence. Only deadlines after the publication are kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from accordingto.calendars import read_day
from accordingto.reading.times.deadline_context import DeadlineContext
from accordingto.reading.times.term_days import days_after, days_until
from accordingto.reading.times.term_words import BEFORE, THROUGH, UNTIL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.syntax.document import Document
    from accordingto.types import Time

REACH = 40
"""Number of characters before an expression that are searched for the words of a deadline."""


def with_deadlines(times: Sequence[Time], doc: Document, published: str | None) -> tuple[Time, ...]:
    """Return the temporal expressions of a document, with deadlines converted to kind "deadline".

    The expressions are renumbered. Without the day of publication only deadlines that do not depend on it,
    and are not described as past, are recognised.
    """
    day = read_day(published)
    place = DeadlineContext(doc, day.isoformat() if day else None, times)
    found = [_term(i, place) or time for i, time in enumerate(times)]
    return tuple(msgspec.structs.replace(time, id=f"t{i}") for i, time in enumerate(found, start=1))


def _term(at: int, place: DeadlineContext) -> Time | None:
    """Return the deadline that the expression at an index sets, or None."""
    time = place.times[at]
    if time.value is None or place.is_asked(time):
        return None
    before = place.text[max(0, time.start - REACH) : time.start]
    if time.kind == "duration":
        readings = days_after(at, before, place)
    elif time.kind in ("date", "time") and (until := UNTIL.search(before) or THROUGH.search(before)):
        readings = days_until(time, until.group() + place.text[time.start : time.end + len("-end")])
    else:
        return None
    if not readings:
        return None
    main, *others = readings
    last = max(reading.value[:10] for reading in readings)
    if not _is_ahead(time, before, last, place):
        return None
    kept = {other.value: other for other in reversed(others) if other.value != main.value}
    return msgspec.structs.replace(
        time,
        kind="deadline",
        value=main.value,
        anchor=main.anchor,
        alternatives=tuple(sorted(kept.values(), key=lambda one: (one.value, one.anchor or ""))),
    )


def _is_ahead(time: Time, before: str, day: str, place: DeadlineContext) -> bool:
    """Return whether a deadline is in the future.

    One of today is, unless it is described as past ("had fled by Friday"). Without the day of publication
    only the tense decides.
    """
    today = place.today
    if today is None:
        return time.kind == "duration" or not place.is_told_as_past(time)
    if time.kind == "duration" or day < today:
        return day >= today
    tense = place.tense(time)
    if BEFORE.search(before[-len("before the ") :]):
        return tense == "future" or (tense == "none" and day > today)
    return day > today or tense != "past"
