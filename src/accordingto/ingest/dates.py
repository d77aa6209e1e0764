"""Normalisation of publication dates to ISO 8601."""

from __future__ import annotations

from datetime import date, datetime

EARLIEST_YEAR = 1600
"""The earliest year: newspapers begin in 1605, and an older date is a placeholder such as ``0001-01-01``."""


def iso_date(text: str) -> str:
    """Return the ISO 8601 date or datetime in ``text`` in one spelling: ``2031-05-04T09:30:00+02:00``.

    A date stays a date, and a datetime without a time zone stays without one. Raises ``ValueError`` for
    anything else, and for years before ``EARLIEST_YEAR``.
    """
    stripped = text.strip()
    try:
        value: date = date.fromisoformat(stripped)
    except ValueError:
        try:
            value = datetime.fromisoformat(stripped)
        except ValueError:
            raise ValueError(f"{text!r} is not an ISO 8601 date or datetime, such as 2031-05-04") from None
    if value.year < EARLIEST_YEAR:
        raise ValueError(f"{text!r} is before the year {EARLIEST_YEAR}")
    return value.isoformat()
