"""The scale of a timeline: which days it covers, where a day lies on it, and its ticks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from accordingto.export.report.days import Extent

_NEAR = 60
"""Days around the day that the timeline is about which it covers at least, where there is anything."""
_STEP = 4
"""What lies more than so many times further away than everything nearer is left outside."""
_MARGIN = 0.04
"""Free share of the axis at either end."""
_TICKS = 7
"""At most so many ticks."""
_SIZES = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000)
"""Months from one tick to the next."""
_SHORT = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Tick(Struct, frozen=True):
    """The first day of a month or a year."""

    x: float
    """Where it lies, in per cent."""
    label: str
    """Month and year, or the year alone."""


class Axis(Struct, frozen=True):
    """A stretch of days, drawn to scale."""

    first: int
    """Its first day, as an ordinal."""
    last: int
    """Its last day."""

    def at(self, day: int) -> float:
        """Return where a day begins, in per cent; below 0 or above 100 if it is outside."""
        size = self.last - self.first + 1
        return round(100 * (_MARGIN + (1 - 2 * _MARGIN) * (day - self.first) / size), 2)

    def ticks(self) -> Iterator[Tick]:
        """Give the ticks, months or years apart, as many as stand clear of each other."""
        first, last = date.fromordinal(self.first), date.fromordinal(self.last)
        begins, ends = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
        size = next(size for size in _SIZES if (ends - begins) // size < _TICKS)
        for month in range(-(-begins // size) * size, ends + 1, size):
            year, number = month // 12, month % 12 + 1
            if year < 1:
                continue
            x = self.at(date(year, number, 1).toordinal())
            if 0 <= x <= 97:
                yield Tick(x, str(year) if size >= 12 else f"{_SHORT[number]} {year}")


def axis_of(extents: Sequence[Extent], today: date | None) -> Axis:
    """Cover the days around ``today``, or around the middle one, and leave outside what lies far beyond.

    A year long past would press everything else into one point; it is shown at the edge. There is at least
    one extent.
    """
    days = sorted(extent.first.toordinal() for extent in extents)
    middle = today.toordinal() if today is not None else days[len(days) // 2]
    reach = _NEAR
    for away in sorted(_away(extent, middle) for extent in extents):
        if away > _STEP * reach:
            break
        reach = max(reach, away)
    inside = [extent for extent in extents if _away(extent, middle) <= reach]
    return Axis(*_bounds(inside, middle))


def _away(extent: Extent, middle: int) -> int:
    """Return the distance of a day from the farther end of an extent, in days."""
    return max(abs(extent.first.toordinal() - middle), abs(extent.last.toordinal() - middle))


def _bounds(extents: Iterable[Extent], middle: int) -> tuple[int, int]:
    days = [middle, *(day.toordinal() for extent in extents for day in (extent.first, extent.last))]
    return min(days), max(days)
