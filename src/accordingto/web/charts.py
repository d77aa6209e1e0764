"""Geometry of charts: bars, columns over time, and shares with confidence intervals.

The template ``charts.html.j2`` draws them as SVG: x in percent of the width, y in pixels. Every chart has its
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
"""Height of the highest column, in pixels."""
MOST_COLUMNS = 62
"""Limit of columns, which decides their unit: days for two months, months for five years, then years."""
MOST_TICKS = 4
"""Limit of labels under a chart, so that they fit on a narrow screen."""
FEW = 30
"""Number of cases below which a share is marked as based on few cases."""
_Z = 1.959964  # two-sided 95 %
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""Names of months under charts, independent of the locale."""


class CountBar(Struct, frozen=True):
    """A named count and the bar that shows it beside others."""

    name: str
    """What is counted."""
    count: int
    """The count."""
    width: float
    """Length of the bar, in percent of the longest one."""


class Column(Struct, frozen=True):
    """A day, month or year with its column."""

    label: str
    """The day, month or year in words."""
    count: int
    """The count in this period."""
    x: float
    """Left edge, in percent of the width."""
    height: float
    """Its height in pixels."""


class ChartLabel(Struct, frozen=True):
    """A label under a chart."""

    label: str
    """The text."""
    x: float
    """Position, in percent of the width."""
    anchor: str
    """The part of the label at this position (SVG's ``text-anchor``): start, middle or end."""


class CountsOverTime(Struct, frozen=True):
    """Counts over time, including periods with none."""

    unit: str
    """The period of a column: day, month or year."""
    columns: tuple[Column, ...]
    """The columns, in order."""
    ticks: tuple[ChartLabel, ...]
    """The labels under the columns."""
    width: float
    """Width of a column without the gap, in percent."""
    most: int
    """The highest count."""


class Estimate(Struct, frozen=True):
    """A share with its 95 % Wilson score interval."""

    count: int
    """Number of cases."""
    whole: int
    """The total."""
    share: float | None
    """The share in percent; None if the total is 0."""
    low: float
    """Lower end of the interval, in percent."""
    high: float
    """Upper end of the interval, in percent."""

    @property
    def is_few(self) -> bool:
        """Whether it is based on few cases."""
        return self.whole < FEW


def bars(shares: Sequence[Share]) -> tuple[CountBar, ...]:
    """Return a bar for each count, in proportion to the highest."""
    most = max((one.count for one in shares), default=0)
    return tuple(CountBar(one.name, one.count, round(100 * one.count / most, 2)) for one in shares)


def over_time(days: Sequence[Share]) -> CountsOverTime | None:
    """Return counts by day (ISO 8601, in order) as columns; None for fewer than two columns."""
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
    """Return labels at equal distances, including the first and the last column."""
    wanted = min(MOST_TICKS, len(columns))
    at = sorted({round(n * (len(columns) - 1) / (wanted - 1)) for n in range(wanted)})
    found = [ChartLabel(columns[n].label, round((n + 0.4) * step, 3), "middle") for n in at[1:-1]]
    return (ChartLabel(columns[0].label, 0, "start"), *found, ChartLabel(columns[-1].label, 100, "end"))


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(name)
    except ValueError:
        return None
