"""The axis of a timeline: the days that it covers, the position of a day on it, and its ticks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from accordingto.export.report.days import Extent

_NEAR = 60
"""Extents at most this many days from the middle of the axis are always on it."""
_STEP = 4
"""An extent more than this many times as far from the middle as the one before it ends the axis."""
_MARGIN = 0.04
"""Share of the axis that is left free at either end."""
_TICKS = 7
"""Greatest number of ticks."""
_SIZES = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000)
"""Possible distances between ticks, in months."""
_SHORT = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Tick(Struct, frozen=True):
    """A tick at the first day of a month or a year."""

    x: float
    """Position on the axis, in per cent."""
    label: str
    """Month and year, or the year alone."""


class Axis(Struct, frozen=True):
    """A linear scale of days."""

    first: int
    """The first day, as a proleptic Gregorian ordinal."""
    last: int
    """The last day, likewise."""

    def at(self, day: int) -> float:
        """Return where a day (an ordinal) begins, in per cent; below 0 or above 100 if it is off the axis."""
        size = self.last - self.first + 1
        return round(100 * (_MARGIN + (1 - 2 * _MARGIN) * (day - self.first) / size), 2)

    def ticks(self) -> Iterator[Tick]:
        """Yield at most ``_TICKS`` ticks, a fixed number of months apart."""
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
    """Return an axis that covers the extents around ``today``, or around the median one if that is None.

    Extents far beyond the others stay outside and are drawn at the edge; one year long past would otherwise
    press everything else into one point. ``extents`` must not be empty.
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
    """Return the distance from a day to the farther end of an extent, in days."""
    return max(abs(extent.first.toordinal() - middle), abs(extent.last.toordinal() - middle))


def _bounds(extents: Iterable[Extent], middle: int) -> tuple[int, int]:
    days = [middle, *(day.toordinal() for extent in extents for day in (extent.first, extent.last))]
    return min(days), max(days)
