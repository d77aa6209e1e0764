"""Rules for numeric dates: "2013-03-22", "3/22/2013", "22.03.2013".

Where day and month could be swapped, the month comes first, as in American usage, unless another date in the
text shows otherwise: one that is only valid, or equals the day of publication, with its day first.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from accordingto.calendars import make_day, read_day
from accordingto.reading.times.context import Context, TimeReading
from accordingto.reading.times.grammar import Rule, RuleMatch
from accordingto.reading.times.rules.years import CENTURY, full_year
from accordingto.reading.times.tokens import TimeToken

MONTHS = 12


def day_stands_first(words: Iterable[TimeToken], published: date | None) -> bool:
    """Return whether the numeric dates of a text have the day before the month."""
    orders = {order for word in words if "SLASHED" in word.roles and (order := _order(word.text, published))}
    return orders == {"day"}


def _order(said: str, published: date | None) -> str:
    """Return what comes first in a date: "day" or "month"; empty if it could be either."""
    first, second, last = _parts(said)
    if (first > MONTHS) != (second > MONTHS):
        return "day" if first > MONTHS else "month"
    if published is None or published.year % CENTURY != last % CENTURY or first == second:
        return ""
    today = (published.day, published.month)
    return "day" if (first, second) == today else "month" if (second, first) == today else ""


def _parts(said: str) -> tuple[int, int, int]:
    first, second, last = said.replace(".", "/").replace("-", "/").split("/")
    return int(first), int(second), int(last)


def _iso(found: RuleMatch, _: Context) -> TimeReading:
    iso = found.said("iso").upper()
    return TimeReading("time" if "T" in iso else "date", iso if read_day(iso) else None)


def _slashed(found: RuleMatch, context: Context) -> TimeReading | None:
    said = found.said("d")
    first, second, last = _parts(said)
    dotted = "." in said
    if dotted and len(said.split(".")[2]) != 4:
        return None
    year = last if last >= CENTURY else full_year(last, context)
    swapped = dotted or first > MONTHS or (context.day_first and second <= MONTHS)
    made = make_day(year, *((second, first) if swapped else (first, second)))
    return TimeReading("date", made.isoformat() if made else None)


RULES = (Rule("iso:ISO", _iso), Rule("d:SLASHED", _slashed))
"""Rules for numeric dates."""
