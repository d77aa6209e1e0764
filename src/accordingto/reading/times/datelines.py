"""The day of publication as the text prints it, and doubts about the one that is given.

Only what cannot be meant otherwise counts: a line that says "Published: 3 March 2031", and a dateline with
its year, "HARBOUR CITY, March 3, 2031 (Agency) —", both near the top. A day without its year is not taken.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from accordingto.calendars import read_day
from accordingto.reading.times.timex import find_times
from accordingto.types import Span, Warning

if TYPE_CHECKING:
    from datetime import date

    from accordingto.types import Article

TOP = 1000
"""Characters of the article in which its day is printed."""
APART = 2
"""Days by which a printed day may differ from the given one: time zones, and print the day after."""
_LABELLED = re.compile(
    r"(?im)^[^\S\n]*(?:(?:first )?published|publication date|posted)(?: on)?"
    r"(?:[^\S\n]*:|[^\S\n](?=[\w,.: ]{6,40}$))[^\S\n]*(?P<day>[^\n]{6,60})$"
)
_DATELINE = re.compile(
    r"(?m)^[^\S\n]*[A-Z][A-Z.'’ -]{2,30}(?:, [A-Z][\w. ]{1,20})?, "
    r"(?P<day>\w{3,9}\.? \d{1,2}, \d{4}|\d{1,2} \w{3,9}\.? \d{4})"
    r"[^\S\n]*(?:\([^()\n]{2,40}\)[^\S\n]*)?[-–—:]"
)
_EITHER = re.compile(r"\d[/.]\d")
"""Digits in which day and month can change places."""


def printed_day(text: str) -> tuple[date, Span] | None:
    """Return the day on which the top of a text says that it was published, and the words that say so.

    None where no words do, or they differ.
    """
    found: dict[date, Span] = {}
    for match in (*_LABELLED.finditer(text, 0, TOP), *_DATELINE.finditer(text, 0, TOP)):
        for time in find_times(match["day"], None)[:1]:
            day = read_day(time.value)
            if day and time.start == 0 and not _EITHER.search(time.text):
                start = match.start("day")
                found.setdefault(day, Span(start, start + time.end, time.text))
    return next(iter(found.items())) if len(found) == 1 else None


def with_day(article: Article) -> Article:
    """Return the article with the day that its text prints, where no other is given."""
    printed = printed_day(article.text) if article.published is None else None
    return msgspec.structs.replace(article, published=printed[0].isoformat()) if printed else article


def doubts_about_day(article: Article) -> list[Warning]:
    """Return a warning if the text prints another day than is given, or the day is after the retrieval."""
    given, retrieved = read_day(article.published), read_day(article.retrieved)
    day, words = printed_day(article.text) or (None, None)
    apart = given is not None and day is not None and abs((given - day).days) >= APART
    late = given is not None and retrieved is not None and (given - retrieved).days >= APART
    if not apart and not late:
        return []
    message = "The publication date is in doubt: the text prints another, or it is later than the retrieval."
    return [Warning(code="date_conflict", message=message, spans=(words,) if apart and words else ())]
