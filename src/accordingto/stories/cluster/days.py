"""The day of publication of an article, if it is believable, and the closeness of two days."""

from __future__ import annotations

from datetime import UTC, date, datetime

from accordingto.types import Article

WINDOW = 4
"""Maximum number of days between two articles on one event, if both have a day."""
SAME = 1
"""Difference in days that counts as none, because of time zones and rounded dates."""
FADING = 0.25
"""Share of the similarity that is lost with each day beyond ``SAME``."""
UNDATED = 0.5
"""Factor for the similarity if a day is unknown, as a match of days is half the evidence."""
PLACEHOLDERS = frozenset({date(1, 1, 1), date(1900, 1, 1), date(1970, 1, 1)})
"""Dates that programs write if they know none."""


def day_of(article: Article) -> int | None:
    """Return the day of publication (UTC) as ``date.toordinal`` counts it; None if none is believable.

    Dates in ``PLACEHOLDERS``, and those more than ``SAME`` days after the article was fetched, are wrong.
    """
    day = _parsed(article.published)
    if day is None or day in PLACEHOLDERS:
        return None
    fetched = _parsed(article.retrieved)
    if fetched is not None and (day - fetched).days > SAME:
        return None
    return day.toordinal()


def moment_of(article: Article) -> datetime | None:
    """Return the time of publication in UTC, by which articles are sorted; None if ``day_of`` gives no day.

    A date without a time counts as the beginning of that day, and a time without a time zone as UTC.
    """
    if day_of(article) is None or not article.published:
        return None
    moment = datetime.fromisoformat(article.published)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def nearness(one: int | None, other: int | None) -> float:
    """Return the factor for the similarity of two articles that follows from their days: 1 up to ``SAME``
    days apart, less with each further day, 0 beyond ``WINDOW``; ``UNDATED`` if one of the days is unknown."""
    if one is None or other is None:
        return UNDATED
    apart = abs(one - other)
    if apart > WINDOW:
        return 0.0
    return 1.0 - FADING * max(0, apart - SAME)


def _parsed(value: str | None) -> date | None:
    if not value:
        return None
    try:
        if len(value) <= len("2026-01-01"):
            return date.fromisoformat(value)
        moment = datetime.fromisoformat(value)
        return (moment.astimezone(UTC) if moment.tzinfo else moment).date()
    except (ValueError, OverflowError):
        return None
