"""By when: temporal expressions that set a term, and the day it ends.

"By Friday", "until the end of May", "within ten days", "for another 50 days": the day is that of the
expression, or the day of publication and the time that is given. Only terms that lie ahead of the publication
are kept: what was due before is history.
"""

from __future__ import annotations

import re
from calendar import monthrange
from typing import TYPE_CHECKING

import msgspec

from accordingto.reading.calendars import add_duration

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from accordingto.types import Time

REACH = 40
"""Characters before an expression in which the words that set a term stand."""
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MONTH = re.compile(r"\d{4}-\d{2}$")
UNTIL = re.compile(
    r"(?i)\b(?:by|until|till|before|no later than|not later than|deadline (?:of|is|on)|due (?:on|by)?)"
    r"\s*(?:the\s+)?(?:end of\s+)?$"
)
FOR = re.compile(
    r"(?i)\b(?:over the next|for (?:another|a further|up to|the next)|another|a further)\s*"
    r"(?:the\s+)?$"
)
AHEAD = re.compile(
    r"(?i)\b(?:will|would|must|should|shall|to|in order|expected|plans?|pledged|promised|vowed)\b"
)
IN = re.compile(r"(?i)\b(?:in|within)\s*$")
ENDING = re.compile(r"(?i)\b(?:until|till|end of)\b")


def with_deadlines(times: Iterable[Time], text: str, published: str | None) -> tuple[Time, ...]:
    """The expressions of a text and, before each that sets a term, the term; numbered anew.

    Without the day of publication only days that are given as such are terms.
    """
    today = published[:10] if published and DAY.match(published) else None
    found = [one for time in times for one in (*_term(time, text, today), time)]
    return tuple(msgspec.structs.replace(time, id=f"t{i}") for i, time in enumerate(found, start=1))


def _term(time: Time, text: str, today: str | None) -> Iterator[Time]:
    before = text[max(0, time.start - REACH) : time.start]
    within = FOR.search(before) or FOR.search(before + time.text[: time.text.find(" ") + 1])
    due = None
    if time.kind == "date" and time.value and UNTIL.search(before):
        due = time.value if DAY.match(time.value) else _day_of(time.value, last=bool(ENDING.search(before)))
    elif time.kind == "duration" and time.value and today:
        ahead = within or (IN.search(before) and AHEAD.search(before))
        due = add_duration(today, time.value) if ahead else None
    if due is not None and (today is None or due[:10] >= today):
        anchor = today if time.kind == "duration" else time.anchor
        yield msgspec.structs.replace(time, kind="deadline", value=due, anchor=anchor)


def _day_of(value: str, *, last: bool) -> str | None:
    """The last day of a month, or the first: "by May" is before May; None for other values."""
    if not MONTH.match(value) or not 1 <= int(value[5:]) <= 12:
        return None
    return f"{value}-{monthrange(int(value[:4]), int(value[5:]))[1] if last else 1:02}"
