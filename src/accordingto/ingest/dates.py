"""Normalisation of publication dates to ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime

EARLIEST_YEAR = 1600
"""The earliest year: newspapers begin in 1605, and an older date is a placeholder such as ``0001-01-01``."""

_SHAPE = re.compile(
    r"(?P<day>\d{4}(?:-?\d\d-?\d\d|-?W\d\d(?:-?\d)?))"
    r"(?:[T ](?P<clock>\S+(?: [+-]\d\d:?\d\d)?)|Z|[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
"""A day or a week, alone, with a time of day, or with a time zone only, as XML Schema and NITF allow.

Python takes any sign between day and time, and of ten digits, such as seconds since 1970, eight for a day.
"""


def iso_date(text: str) -> str:
    """Return the ISO 8601 date or datetime in ``text`` in one spelling: ``2031-05-04T09:30:00+02:00``.

    A date stays a date, without its time zone if it has one, and a datetime without a time zone stays without
    one. Raises ``ValueError`` for anything else, and for years before ``EARLIEST_YEAR``.
    """
    stripped = text.strip()
    shape = _SHAPE.fullmatch(stripped)
    try:
        if shape is None:
            raise ValueError
        read = datetime.fromisoformat if shape["clock"] else date.fromisoformat
        value: date = read(stripped if shape["clock"] else shape["day"])
    except ValueError:
        raise ValueError(f"{text!r} is not an ISO 8601 date or datetime, such as 2031-05-04") from None
    if value.year < EARLIEST_YEAR:
        raise ValueError(f"{text!r} is before the year {EARLIEST_YEAR}")
    return value.isoformat()
