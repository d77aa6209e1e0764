"""What charts draw, in numbers: bars, columns over time, and shares with what they leave open.

Templates set it as SVG in ``charts.html.j2``: x in percent of the width, y in pixels. Every chart has its
numbers beside it, or a table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from math import sqrt

from msgspec import Struct

from accordingto.store import Share

HEIGHT = 112
"""Pixels of the highest column."""
MOST_COLUMNS = 62
"""Columns of a chart: days for two months, then months for five years, then years."""
MOST_TICKS = 4
"""Labels under a chart, so many as fit on a narrow screen."""
FEW = 30
"""Cases below which a share is said to rest on few."""
_Z = 1.959964  # two-sided 95 %
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""As they stand under charts, whatever the locale."""


class CountBar(Struct, frozen=True):
    """A count, and how long its bar is."""

    name: str
    """What is counted."""
    count: int
    """How often it is there."""
    width: float
    """Percent of the longest bar."""


class Column(Struct, frozen=True):
    """A stretch of time, and how high its column is."""

    label: str
    """The day, month or year."""
    count: int
    """How often something falls into it."""
    x: float
    """Where it begins, in percent."""
    height: float
    """Its height in pixels."""


class ChartLabel(Struct, frozen=True):
    """A label under the chart."""

    label: str
    """The words."""
    x: float
    """Where it stands, in percent."""
    anchor: str
    """Which part of the label stands there: start, middle or end."""


class CountsOverTime(Struct, frozen=True):
    """Counts over time, the empty stretches included."""

    unit: str
    """How long a column is: day, month or year."""
    columns: tuple[Column, ...]
    """The columns, in order."""
    ticks: tuple[ChartLabel, ...]
    """What stands under them."""
    width: float
    """Percent of the width that one column takes, without the gap."""
    most: int
    """The count of the highest."""


class Estimate(Struct, frozen=True):
    """A share of something, with the 95 % interval of Wilson."""

    count: int
    """How many there are."""
    whole: int
    """Of how many."""
    share: float | None
    """Percent; null of nothing."""
    low: float
    """Lower end of the interval, in percent."""
    high: float
    """Upper end."""

    @property
    def is_few(self) -> bool:
        """Whether it rests on few cases."""
        return self.whole < FEW


def bars(shares: Sequence[Share]) -> tuple[CountBar, ...]:
    """Return bars as long as the counts."""
    most = max((one.count for one in shares), default=0)
    return tuple(CountBar(one.name, one.count, round(100 * one.count / most, 2)) for one in shares)


def over_time(days: Sequence[Share]) -> CountsOverTime | None:
    """Return counts of days (ISO 8601, in order) as columns; None for fewer than two columns."""
    found = [(known, one.count) for one in days if (known := _day(one.name)) is not None]
    if not found:
        return None
    first, last = found[0][0], found[-1][0]
    unit = _unit(first, last)
    counts: Counter[date] = Counter()
    for day, count in found:
        counts[_begin(day, unit)] += count
    starts = [_begin(first, unit)]
    while starts[-1] < _begin(last, unit):
        starts.append(_next(starts[-1], unit))
    if len(starts) < 2:
        return None
    most, step = max(counts.values()), 100 / len(starts)
    columns = tuple(
        Column(
            _label(start, unit), counts[start], round(at * step, 3), round(HEIGHT * counts[start] / most, 1)
        )
        for at, start in enumerate(starts)
    )
    return CountsOverTime(unit, columns, _ticks(columns, step), round(step * 0.8, 3), most)


def estimate(count: int, whole: int) -> Estimate:
    """Estimate the share of ``count`` in ``whole``, with Wilson's interval (1927), fit for small numbers."""
    if whole <= 0:
        return Estimate(count, whole, None, 0.0, 100.0)
    share, squared = count / whole, _Z * _Z / whole
    middle = (share + squared / 2) / (1 + squared)
    reach = _Z * sqrt(share * (1 - share) / whole + squared / (4 * whole)) / (1 + squared)
    low, high = max(0.0, middle - reach), min(1.0, middle + reach)
    return Estimate(count, whole, round(100 * share, 1), round(100 * low, 1), round(100 * high, 1))


def _unit(first: date, last: date) -> str:
    if (last - first).days < MOST_COLUMNS:
        return "day"
    return "month" if 12 * (last.year - first.year) + last.month - first.month < MOST_COLUMNS else "year"


def _begin(day: date, unit: str) -> date:
    if unit == "day":
        return day
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _next(start: date, unit: str) -> date:
    if unit == "day":
        return start + timedelta(days=1)
    return (start.replace(day=1) + timedelta(days=32 if unit == "month" else 366)).replace(day=1)


def _label(start: date, unit: str) -> str:
    month = f"{MONTHS[start.month - 1]} {start.year}"
    return {"day": f"{start.day} {month}", "month": month, "year": str(start.year)}[unit]


def _ticks(columns: Sequence[Column], step: float) -> tuple[ChartLabel, ...]:
    """Return labels at equal distances, the first and the last among them."""
    wanted = min(MOST_TICKS, len(columns))
    at = sorted({round(n * (len(columns) - 1) / (wanted - 1)) for n in range(wanted)})
    found = [ChartLabel(columns[n].label, round((n + 0.4) * step, 3), "middle") for n in at[1:-1]]
    return (ChartLabel(columns[0].label, 0, "start"), *found, ChartLabel(columns[-1].label, 100, "end"))


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(name)
    except ValueError:
        return None
