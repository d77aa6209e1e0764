"""Warnings about the day of publication: conflicting dates, and embargoes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.calendars import read_day
from accordingto.reading.times.datelines import printed_day
from accordingto.types import Warning

if TYPE_CHECKING:
    from accordingto.types import Article

APART = 2
"""Least difference, in days, that raises a doubt: time zones and next-day printing explain one day."""


def find_embargo(article: Article) -> list[Warning]:
    """Return a warning if the article has an embargo, even one that is over: the clock is not read."""
    if not article.embargo:
        return []
    message = "The article is under embargo: it is not to be published before the time that it gives."
    return [Warning(code="embargo", message=message)]


def doubts_about_day(article: Article) -> list[Warning]:
    """Return a warning if the text prints another publication day, or the day is after the retrieval."""
    given, retrieved = read_day(article.published), read_day(article.retrieved)
    day, words = printed_day(article.text) or (None, None)
    apart = given is not None and day is not None and abs((given - day).days) >= APART
    late = given is not None and retrieved is not None and (given - retrieved).days >= APART
    if not apart and not late:
        return []
    message = "The publication date is in doubt: the text prints another, or it is later than the retrieval."
    return [Warning(code="date_conflict", message=message, spans=(words,) if apart and words else ())]
