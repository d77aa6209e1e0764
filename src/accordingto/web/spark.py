"""A sparkline of counts by month, or by year if there are too many months."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.store import Share
from accordingto.web.charts import MONTHS

WIDTH, HEIGHT = 240, 36
MOST_BARS = 120


@dataclass(frozen=True)
class SparkBar:
    """One bar, in units of the sparkline's ``WIDTH`` and ``HEIGHT``."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Spark:
    """A sparkline."""

    unit: str
    """The unit of a bar: "month" or "year"."""
    first: str
    """Label of the first month or year: "Mar 2031", "2031"."""
    last: str
    """Label of the last one."""
    peak: str
    """Label of the one with the highest count, or the first of several."""
    most: int
    """The highest count."""
    bars: tuple[SparkBar, ...]


def spark(months: Sequence[Share]) -> Spark | None:
    """Draw counts by month, in order ("2031-03"); None for fewer than two months."""
    if len(months) < 2:
        return None
    unit, counts = "month", {_index(one.name): one.count for one in months}
    if max(counts) - min(counts) >= MOST_BARS:
        unit, years = "year", dict[int, int]()
        for index, count in counts.items():
            years[index // 12] = years.get(index // 12, 0) + count
        counts = years
    first, last, most = min(counts), max(counts), max(counts.values())
    step = WIDTH / (last - first + 1)
    peak = next(index for index in sorted(counts) if counts[index] == most)
    bars = []
    for index in sorted(counts):
        height = max(1.0, counts[index] / most * HEIGHT)
        x, y = round((index - first) * step, 2), round(HEIGHT - height, 2)
        bars.append(SparkBar(x, y, round(step * 0.8, 2), round(height, 2)))
    return Spark(unit, _name(first, unit), _name(last, unit), _name(peak, unit), most, tuple(bars))


def _index(month: str) -> int:
    year, _, number = month.partition("-")
    return int(year) * 12 + int(number) - 1


def _name(index: int, unit: str) -> str:
    return f"{index:04}" if unit == "year" else f"{MONTHS[index % 12]} {index // 12:04}"
