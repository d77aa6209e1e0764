"""The day of publication as printed in the text.

Only unambiguous forms near the top count: a line such as "Published: 3 March 2031", and a dateline with a
year, "HARBOUR CITY, March 3, 2031 (Agency) —". A day without a year is ignored.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from accordingto.calendars import read_day
from accordingto.reading.times.timex import find_times
from accordingto.types import Span

if TYPE_CHECKING:
    from datetime import date

    from accordingto.types import Article

TOP = 1000
"""Number of characters at the start of the article that are searched."""
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
"""Numeric dates in which day and month could be swapped."""


def printed_day(text: str) -> tuple[date, Span] | None:
    """Return the day of publication that the top of a text states, and the span of that date.

    None if the text states no day, or different ones.
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
    """Return the article with the day printed in its text as ``published``, unless that is given."""
    printed = printed_day(article.text) if article.published is None else None
    return msgspec.structs.replace(article, published=printed[0].isoformat()) if printed else article
