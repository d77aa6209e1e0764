"""The due date of a claim: the day by which what it announces should have happened, from its times.

A ``deadline`` of the ledger comes first, then the first date that is not past. Dates that only modify a noun
("the April 1 increase") are ranked below the others, and the day of publication below later days ("from 7
percent today to 21 percent in 2047"). Times in the claim's condition count only if there are no others. The
due date of a month, a week or a year is its last day; for a part of a period, ``periodparts`` gives the day.
A day before the publication is never a due date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from accordingto.calendars import add_days, read_day, size_of
from accordingto.periodparts import Part, day_of_part, part_named
from accordingto.types import Claim, Span, Time

FUTURE = re.compile(
    r"(?i)\b(?:will|won['’]t|would|shall|to|can|must|should|until|\w+['’]ll|going to|"
    r"due|scheduled|expected|set|ready)\b"
)
"""Words for the future or for an intended action."""
_TERM = re.compile(r"(?i)\b(?:by|until|till|before|end of)(?: the)?\s*$")
_WITHIN = re.compile(r"(?i)\b(?:in|within)\s*$")
_PAST = re.compile(r"(?i)\b(?:past|last|previous|ago|earlier)\b")
_THIS_WEEK = re.compile(r"(?i)\b(?:this|the) (?:\w+ )?week\b")
WEEK = 7
"""Days in a week."""
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_CLOCK = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}")
_DECADE = re.compile(r"\d{2,3}$")
_OPEN = re.compile(r"P\w*X")
_DETERMINED = re.compile(r"(?i)(?:\b(?:the|a|an|its|his|her|their|our|this|that)|['’]s)\s+$")
_NOUN = re.compile(r"\s+(?!(?:and|or|to|at|in|on|as|with|the|a|an|by|for|of|that|which|when|if|but)\b)[a-z]")
_OWNS = re.compile(r"['’]s?\s+[\w]")
_AHEAD = re.compile(r"(?i)\b(?:coming|next|ahead|future|soon|upcoming|following)\b")


class Due(Struct, frozen=True):
    """The due date of a claim, as far as the article gives it."""

    day: str | None = None
    """ISO 8601 date or datetime; None if the words set no day."""
    span: Span | None = None
    """The words that say when; None if there are none."""
    is_vague: bool = False
    """Whether the words point ahead but set no day ("soon")."""


def due_of(claim: Claim, times: Sequence[Time], published: str | None, text: str) -> Due:
    """Return the due date of a claim.

    ``times`` are the temporal expressions in the claim or next to it, in the order of the text; ``published``
    is the ISO 8601 date of publication, ``text`` that of the article.
    """

    def rank(time: Time) -> tuple[bool, bool, bool]:
        is_today = published is not None and (day_of(time) or "")[:10] == published[:10]
        return _is_in(time, claim.condition), _names_noun(time, text), is_today

    ranked = sorted(times, key=lambda time: (_is_in(time, claim.condition), time.kind != "deadline"))
    ahead = [
        time
        for time in ranked
        if time.kind in ("date", "time") or (time.kind == "duration" and is_vague(time, text))
    ]
    terms = [time for time in ranked if time.kind == "deadline" and not _PAST.search(time.text)]
    for time in sorted((*terms, *ahead), key=rank):
        day = _due_day(time, published)
        if day is not None and _is_to_come(day, time, published, text):
            return Due(day, _span(time))
    for time in ahead:
        if is_vague(time, text):
            return Due(None, _span(time), True)
    for time in ahead:
        if time.value and time.value.startswith("XXXX"):
            return Due(None, _span(time))
    return Due()


def _due_day(time: Time, published: str | None) -> str | None:
    """Return the last day of an expression; "this week" in an article of a Sunday is the week ahead."""
    day, today = day_of(time), read_day(published)
    if day is None or today is None or day != today.isoformat() or not _THIS_WEEK.search(time.text):
        return day
    ends = add_days(today, WEEK)
    return ends.isoformat() if ends else day


def day_of(time: Time) -> str | None:
    """Return the last day (ISO 8601) of an expression, or of the part of a period that it names.

    Return None for durations and sets, for "early" in a period, and for values that are not dates.
    """
    if time.kind not in ("date", "time", "deadline"):
        return None
    return last_day(time.value, part_named(time.text))


def last_day(value: str | None, part: Part | None = None) -> str | None:
    """Return the last day of a TimeML value or of a part of it; return a value with a clock time unchanged.

    Return None if the value is not a date, and for decades and centuries, whose last day nobody means.
    """
    value = (value or "").rsplit("/", 1)[-1]
    if _CLOCK.match(value) and "T24" not in value:
        return value if read_day(value) else None
    day = day_of_part(value, part) if not _DECADE.match(value) else None
    return day.isoformat() if day else None


def is_vague(time: Time, text: str) -> bool:
    """Return whether an expression points ahead but sets no day: "soon", "in a few weeks"."""
    if time.value == "FUTURE_REF":
        return True
    if (
        time.kind == "date"
        and part_named(time.text) == "early"
        and size_of(time.value or "") not in (None, "D")
    ):
        return True
    is_open = time.kind == "duration" and time.value is not None and _OPEN.match(time.value) is not None
    within = is_open and _WITHIN.search(text[max(0, time.start - 20) : time.start])
    return bool(within) or ((is_open or time.value is None) and _AHEAD.search(time.text) is not None)


def _is_to_come(day: str, time: Time, published: str | None, text: str) -> bool:
    """Return whether a day is not before the publication.

    If the date of publication is unknown, return whether the expression is a deadline or names a single day.
    """
    if published is None:
        is_term = (
            time.kind == "deadline" or _TERM.search(text[max(0, time.start - 20) : time.start]) is not None
        )
        return is_term or _DAY.match(time.value or "") is not None
    return day[:10] >= published[:10]


def _names_noun(time: Time, text: str) -> bool:
    """Return whether a date only modifies a noun: "the April 1 increase", "Monday's vote"."""
    named = _DETERMINED.search(text, max(0, time.start - 20), time.start) is not None
    return time.kind == "date" and (
        (named and _NOUN.match(text, time.end) is not None) or _OWNS.match(text, time.end) is not None
    )


def _is_in(time: Time, spans: Iterable[Span]) -> bool:
    return any(span.start <= time.start < span.end for span in spans)


def _span(time: Time) -> Span:
    return Span(time.start, time.end, time.text)
