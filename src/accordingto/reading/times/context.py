"""Context for resolving temporal expressions: the publication day, the last mentioned date, the tense."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from accordingto.calendars import first_day, size_of, year_away
from accordingto.reading.syntax.document import Document
from accordingto.reading.times.clause_tense import Tense, tense_at
from accordingto.reading.times.past_events import dates_past
from accordingto.reading.times.tokens import TimeToken
from accordingto.types import TimeKind

PAST, PRESENT, FUTURE = "PAST_REF", "PRESENT_REF", "FUTURE_REF"


CONTRARY, UNLIKELY = 6.0, 3.0
"""Factors on the distance of a day that contradicts the tense, or is future without a sign of the future."""


PRINTED = timedelta(days=1)
"""How long after the day of publication an article may be printed or read."""


@dataclass(frozen=True)
class TimeReading:
    """The resolved meaning of a temporal expression."""

    kind: TimeKind
    value: str | None
    """The TIMEX3 value; None if vague or impossible."""
    anchor: str | None = None
    """ISO date that it was resolved against."""
    open: bool = False
    """Whether a day right after it belongs to it, as after a weekday or a time of day."""
    aside: bool = False
    """Whether it is only a comparison, so that the date before it stays the last mentioned one."""
    reports: str | None = None
    """The period for later comparisons with the year before, if not ``value``: the year of "nine months"."""


@dataclass
class Context:
    """The state of reading a text's temporal expressions in order, and what they are resolved against."""

    words: Sequence[TimeToken]
    published: date | None
    day_first: bool = False
    """Whether the day comes before the month in numeric dates."""
    last: str | None = None
    """Value of the last mentioned date."""
    last_at: int = -1
    """Index of its last word."""
    doc: Document | None = None
    """The document with its trees; without it no tense is known."""
    reported: str | None = None
    """Value of the quarter or half-year that the text currently reports on, or the year of "the first nine
    months"; a longer or other period resets it."""

    @property
    def today(self) -> str | None:
        """The day of publication in ISO 8601, or None."""
        return self.published.isoformat() if self.published else None

    @property
    def last_day(self) -> date | None:
        """The first day of the last mentioned date, or None."""
        return first_day(self.last) if self.last else None

    def tense(self, at: int) -> Tense:
        """Return the tense of the clause around the word at an index; "none" without a document."""
        return tense_at(self.doc, self.words[at].start) if self.doc else "none"

    def is_over(self, start: int, end: int) -> bool:
        """Return whether a word from ``start`` up to ``end`` certainly dates a past event."""
        doc = self.doc
        return doc is not None and any(dates_past(doc, word.start) for word in self.words[start:end])

    def meant(
        self, days: Iterable[date | None], start: int, end: int, *, turn: str = "", today: date | None = None
    ) -> date | None:
        """Return the one of the possible ``days`` that the words from ``start`` up to ``end`` mean.

        ``turn`` is a word that gives the direction ("next"); ``today`` replaces the day of publication. None
        without either day, or if no day fits.
        """
        now = today or self.published
        if now is None:
            return None
        if not turn and self.is_over(start, end):
            return max((day for day in days if day and day - now <= PRINTED), default=None)
        return likeliest(now, days, self.tense(start), turn)

    def remember(self, reading: TimeReading, at: int) -> None:
        """Update the last mentioned date and the reported period with a reading that ends at word ``at``."""
        if reading.reports:
            self.reported = reading.reports
        if reading.aside or reading.value is None:
            return
        first = reading.value.partition("/")[0]
        first = first[:10] if reading.kind == "time" else first
        if reading.kind in ("date", "time") and size_of(first):
            self.last = first
            self.last_at = at
            if (size := size_of(self.last)) != "D":
                self.reported = self.last if size in ("Q", "H") else self.reported if size == "M" else None

    def against_today(self, value: str | None, kind: TimeKind = "date") -> TimeReading:
        """Return a reading that is anchored at the day of publication."""
        return TimeReading(kind, value, self.today if value else None)

    def year_before(self, value: str) -> TimeReading:
        """Return a reading of the same period a year before, as a comparison (``aside``)."""
        day = first_day(value)
        return TimeReading("date", year_away(value, -1), day.isoformat() if day else None, aside=True)

    def against_last(self, value: str | None) -> TimeReading:
        """Return a reading anchored at the last mentioned date, or else at the day of publication."""
        day = self.last_day
        return TimeReading("date", value, day.isoformat() if day and value else self.today if value else None)


def likeliest(published: date, days: Iterable[date | None], tense: str, turn: str = "") -> date | None:
    """Return the day that is most likely meant among days of one name in several years; None if none fits.

    It is the nearest, where the distance of days that the tense speaks against is multiplied. ``turn`` is a
    word that gives the direction ("next"); days on the other side are excluded.
    """
    there = [day for day in days if day]
    if turn in ("next", "coming", "upcoming", "following"):
        there = [day for day in there if day > published]
    elif turn in ("last", "past", "previous", "preceding"):
        there = [day for day in there if day < published]
    elif turn == "this":
        there = [day for day in there if day.year == published.year] or there

    def distance(day: date) -> float:
        away = (day - published).days
        if tense == "future":
            return away if away >= 0 else -away * CONTRARY
        return -away if away <= 0 else away * (CONTRARY if tense == "past" else UNLIKELY)

    return min(there, key=distance, default=None)
