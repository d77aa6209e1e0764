"""The day on which quoted words were spoken, and what "tomorrow" means among them.

"We open tomorrow," she said on Sunday: the day is Monday, whenever the article was published. Only a day that
stands with a verb of saying in the same paragraph, outside the quotation, is one of speech; where there are
several, none is taken.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from accordingto.reading.calendars import read_day
from accordingto.reading.lexicon import word_class
from accordingto.reading.timex import find_times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.quotes import Quote
    from accordingto.types import Time

REACH = 60
"""Characters between a verb of saying and its day."""
_POINTS = re.compile(
    r"(?i)\b(?:today|tonight|yesterday|tomorrow|this|last|next|coming|past|ago|from (?:now|today))\b"
)
"""Words that point from the day on which they are spoken, whatever the tense."""

_OTHER = r"(?:after|before|about|that|by|until|till|of|for|since|from|how|what|why|when)\b"
"""Words behind which a day is not that of speech."""


def day_of_speech(quote: Quote, times: Sequence[Time], quotes: Sequence[Quote], text: str) -> str | None:
    """The ISO day on which a quotation was spoken; None where none is named, or several are."""
    start, end = text.rfind("\n", 0, quote.start) + 1, text.find("\n", quote.end)
    end = len(text) if end < 0 else end
    days = set()
    for time in times:
        outside = not any(q.start < time.end and time.start < q.end for q in quotes)
        if start <= time.start and time.end <= end and outside and (day := day_named(time)):
            before = text[max(start, time.start - REACH) : time.start]
            after = text[time.end : min(end, time.end + REACH)]
            if _said().search(before) or _saying().match(after):
                days.add(day)
    return days.pop() if len(days) == 1 else None


def day_named(time: Time) -> str | None:
    """The ISO day that a date or a time of day says; None where it says another period."""
    day = read_day(time.value) if time.kind in ("date", "time") and "/" not in (time.value or "") else None
    return day.isoformat() if day else None


def as_spoken(
    times: Sequence[Time], text: str, published: str | None, quotes: Sequence[Quote]
) -> tuple[Time, ...]:
    """The times of a text, with those in quotations that point from the day of speech resolved against it."""
    return tuple(_as_spoken(time, times, text, published, quotes) for time in times)


def _as_spoken(
    time: Time, times: Sequence[Time], text: str, published: str | None, quotes: Sequence[Quote]
) -> Time:
    pointing = time.kind in ("date", "time") and _POINTS.search(time.text)
    if not pointing or (time.anchor is not None and time.anchor != published):
        return time
    quote = next((q for q in quotes if q.start <= time.start and time.end <= q.end), None)
    spoken = day_of_speech(quote, times, quotes, text) if quote else None
    again = find_times(time.text, spoken) if spoken else ()
    if len(again) != 1 or again[0].anchor != spoken or again[0].text != time.text:
        return time
    return msgspec.structs.replace(time, value=again[0].value, anchor=spoken)


@cache
def _said() -> re.Pattern[str]:
    """A verb of saying and what may stand between it and its day: "said", "told reporters on"."""
    return re.compile(rf"(?i)\b(?:{_verbs()})(?: (?!{_OTHER})[\w'’.-]+){{0,6}}\s+$")


@cache
def _saying() -> re.Pattern[str]:
    """What follows a day before the verb of saying: "On Sunday, Vik said"."""
    return re.compile(rf"(?i),?(?: (?!{_OTHER})[\w'’.-]+){{0,6}}? (?:{_verbs()})\b")


def _verbs() -> str:
    return "|".join(sorted(word_class("speech-pasts")))
