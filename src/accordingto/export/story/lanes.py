"""The articles of a story side by side on a scale of days: a lane for each outlet, drawn by the server."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from msgspec import Struct

from accordingto.export.report.days import short_day
from accordingto.export.story.wording import NO_OUTLET
from accordingto.stories.brief.brief import BriefArticle

MARGIN = 6.0
"""Free share of a lane at either end, in per cent."""
MOST_TICKS = 5
"""Days that are named below the lanes at most."""
MIDDLE = 50.0
"""Where everything stands in a story of one moment."""


class Stop(Struct, frozen=True, kw_only=True):
    """An article in its lane."""

    path: str
    """The article, as the story calls it."""
    x: float | None
    """Where it stands, in per cent of the lane; null without a day."""
    day: str
    """The day, and the minute where it is known; empty without one."""
    title: str
    """Its headline, or else its path."""
    href: str | None
    """Its address."""
    is_copy: bool
    """Whether it prints a copy of another article of the story."""
    copy_of: str
    """The name of the article that it prints; empty for none."""


class Lane(Struct, frozen=True, kw_only=True):
    """The articles of one outlet."""

    outlet: str
    """Its name, or else the path of the article."""
    stops: tuple[Stop, ...]
    """Its articles, in order."""

    @property
    def is_copy(self) -> bool:
        """Whether it has copies alone."""
        return all(stop.is_copy for stop in self.stops)


class Tick(Struct, frozen=True):
    """A day that is named."""

    x: float
    """Where it begins, in per cent."""
    label: str
    """The day."""


class Lanes(Struct, frozen=True, kw_only=True):
    """All lanes on one scale."""

    lanes: tuple[Lane, ...]
    """A lane for each outlet, that of the first article first."""
    ticks: tuple[Tick, ...]
    """Days on the scale."""


class Scale:
    """From the first moment of a story to the last."""

    def __init__(self, moments: Sequence[datetime]) -> None:
        self._first = min(moments, default=None)
        self._last = max(moments, default=None)

    def at(self, moment: datetime) -> float:
        """Return where a moment stands, in per cent."""
        if self._first is None or self._last is None or self._first == self._last:
            return MIDDLE
        share = (moment - self._first) / (self._last - self._first)
        return round(MARGIN + (100 - 2 * MARGIN) * share, 2)


def lanes_of(articles: Sequence[BriefArticle], names: dict[str, str], hrefs: dict[str, str | None]) -> Lanes:
    """Return the lanes of the articles of a story."""
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
    """Return the moment of an ISO 8601 date or datetime, in universal time; None where it cannot be read.

    A date is the noon of its day, since nobody knows the hour.
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
    """Yield days on which something appeared, at most ``MOST_TICKS``, the first and the last among them."""
    firsts: dict[str, datetime] = {}
    for moment in sorted(moments):
        firsts.setdefault(moment.date().isoformat(), moment)
    days = list(firsts.items())
    step = max(1, -(-(len(days) - 1) // (MOST_TICKS - 1)))
    kept = [*days[:-1:step], *days[-1:]]
    for day, moment in kept:
        yield Tick(scale.at(moment), short_day(day))
