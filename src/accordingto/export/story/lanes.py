"""The view model of the lanes: the articles of a story on a time axis, with a lane for each outlet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from msgspec import Struct

from accordingto.export.report.days import short_day
from accordingto.export.story.wording import NO_OUTLET
from accordingto.stories.brief.brief import BriefArticle

MARGIN = 6.0
"""Part of a lane that is left free at either end, in per cent."""
MOST_TICKS = 5
"""Greatest number of days labelled below the lanes."""
MIDDLE = 50.0
"""Position in per cent if all articles of a story have the same time."""


class Stop(Struct, frozen=True, kw_only=True):
    """An article in its lane."""

    path: str
    """Path of the article in the story."""
    x: float | None
    """Position in per cent of the lane; None without a publication date."""
    day: str
    """The day, and the time if known; empty without a publication date."""
    title: str
    """Its headline, or else its path."""
    href: str | None
    """The link to it; None for no link."""
    is_copy: bool
    """Whether it is a copy of another article of the story."""
    copy_of: str
    """The name of the article that it is a copy of; empty for none."""


class Lane(Struct, frozen=True, kw_only=True):
    """The articles of one outlet."""

    outlet: str
    """Its name; ``NO_OUTLET`` for an article without one, which has a lane of its own."""
    stops: tuple[Stop, ...]
    """Its articles, in the story's order."""

    @property
    def is_copy(self) -> bool:
        """Whether all its articles are copies."""
        return all(stop.is_copy for stop in self.stops)


class Tick(Struct, frozen=True):
    """A labelled day."""

    x: float
    """Position of the first article of the day, in per cent."""
    label: str
    """The day in words."""


class Lanes(Struct, frozen=True, kw_only=True):
    """All lanes, with a common time axis."""

    lanes: tuple[Lane, ...]
    """A lane for each outlet, in the order of their first articles."""
    ticks: tuple[Tick, ...]
    """The labelled days of the axis."""


class Scale:
    """A linear scale from the first time of a story to the last."""

    def __init__(self, moments: Sequence[datetime]) -> None:
        self._first = min(moments, default=None)
        self._last = max(moments, default=None)

    def at(self, moment: datetime) -> float:
        """Return the position of a moment, in per cent."""
        if self._first is None or self._last is None or self._first == self._last:
            return MIDDLE
        share = (moment - self._first) / (self._last - self._first)
        return round(MARGIN + (100 - 2 * MARGIN) * share, 2)


def lanes_of(articles: Sequence[BriefArticle], names: dict[str, str], hrefs: dict[str, str | None]) -> Lanes:
    """Return the lanes of a story's articles. ``names`` and ``hrefs`` are names and links by path."""
    moments = {one.path: moment for one in articles if (moment := moment_of(one.published)) is not None}
    scale = Scale(list(moments.values()))
    found: dict[str, list[Stop]] = {}
    for one in articles:
        moment = moments.get(one.path)
        found.setdefault(one.outlet or one.path, []).append(
            Stop(
                path=one.path,
                x=scale.at(moment) if moment else None,
                day=_written(one.published) if moment else "",
                title=" ".join(one.headline.text.split()) if one.headline else one.path,
                href=hrefs[one.path],
                is_copy=one.copy_of is not None,
                copy_of=names[one.copy_of] if one.copy_of else "",
            )
        )
    outlets = {one.outlet for one in articles}
    lanes = tuple(
        Lane(outlet=outlet if outlet in outlets else NO_OUTLET, stops=tuple(stops))
        for outlet, stops in found.items()
    )
    return Lanes(lanes=lanes, ticks=tuple(_ticks(moments.values(), scale)))


def moment_of(published: str | None) -> datetime | None:
    """Return the time of an ISO 8601 date or datetime in UTC, or None for anything else.

    A date without a time counts as noon. A time without a time zone counts as UTC.
    """
    if not published:
        return None
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return None
    if len(published) <= len("2026-01-01"):
        moment = moment.replace(hour=12)
    try:
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except OverflowError:
        return None


def _written(published: str | None) -> str:
    day = short_day(published or "")
    minute = (published or "")[11:16]
    return f"{day}, {minute}" if minute else day


def _ticks(moments: Iterable[datetime], scale: Scale) -> Iterator[Tick]:
    """Yield at most ``MOST_TICKS`` of the days with articles, including the first and the last."""
    firsts: dict[str, datetime] = {}
    for moment in sorted(moments):
        firsts.setdefault(moment.date().isoformat(), moment)
    days = list(firsts.items())
    step = max(1, -(-(len(days) - 1) // (MOST_TICKS - 1)))
    kept = [*days[:-1:step], *days[-1:]]
    for day, moment in kept:
        yield Tick(scale.at(moment), short_day(day))
