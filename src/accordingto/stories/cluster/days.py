"""When an article was published, as far as that can be believed, and how near two days are."""

from __future__ import annotations

from datetime import UTC, date, datetime

from accordingto.types import Article

WINDOW = 4
"""Days that two articles on one event are apart, at the most, where both have one."""
SAME = 1
"""Days apart that count for nothing: an evening here is a morning elsewhere, and pages round."""
FADING = 0.25
"""Of likeness that is lost with each day beyond ``SAME``."""
UNDATED = 0.5
"""By what likeness is multiplied where a day is unknown: two days that agree are half the reason."""
PLACEHOLDERS = frozenset({date(1, 1, 1), date(1900, 1, 1), date(1970, 1, 1)})
"""Days that programs write where they know none."""


def day_of(article: Article) -> int | None:
    """Return the day of publication (UTC), counted from the year 1; None where none can be believed.

    A day after the one on which the article was fetched is wrong, and so is one of ``PLACEHOLDERS``.
    """
    day = _parsed(article.published)
    if day is None or day in PLACEHOLDERS:
        return None
    fetched = _parsed(article.retrieved)
    if fetched is not None and (day - fetched).days > SAME:
        return None
    return day.toordinal()


def nearness(one: int | None, other: int | None) -> float:
    """Return by what likeness is multiplied for the days of two articles: 1 up to ``SAME`` days apart, then
    ever less, and 0 beyond ``WINDOW``; ``UNDATED`` where one of the days is unknown."""
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
