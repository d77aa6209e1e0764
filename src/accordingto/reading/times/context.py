"""What an expression of time is read against: publication, the date mentioned last, and the tense."""

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
"""How much further a day counts that the tense speaks against, or that is to come without a word for it."""


PRINTED = timedelta(days=1)
"""How much later than its day of publication the day can be on which an article is printed or read."""


@dataclass(frozen=True)
class TimeReading:
    """What an expression means."""

    kind: TimeKind
    value: str | None
    """As TIMEX3 writes it; None where vague or impossible."""
    anchor: str | None = None
    """ISO date it was resolved against."""
    open: bool = False
    """Whether a day that stands beside it is the one meant, as beside a weekday or a time of day."""
    aside: bool = False
    """Whether it is only compared with: what follows goes on with the date before it."""
    reports: str | None = None
    """What is compared with the year before from here on, if not the value: the year of "nine months"."""


@dataclass
class Context:
    """What has been read so far, and what all is read against."""

    words: Sequence[TimeToken]
    published: date | None
    day_first: bool = False
    """Whether in dates of digits the day stands before the month."""
    last: str | None = None
    """Value of the date mentioned last."""
    last_at: int = -1
    """Index of the word it ended with."""
    doc: Document | None = None
    """The text with its trees; without it there is no tense."""
    reported: str | None = None
    """Value of the quarter or half-year that is talked about, until a longer or other period is; the year of
    some months of it ("the first nine months")."""

    @property
    def today(self) -> str | None:
        """The day of publication, in ISO 8601."""
        return self.published.isoformat() if self.published else None

    @property
    def last_day(self) -> date | None:
        """The day that the date mentioned last is or begins on."""
        return first_day(self.last) if self.last else None

    def tense(self, at: int) -> Tense:
        """Return the tense of the clause that a word stands in."""
        return tense_at(self.doc, self.words[at].start) if self.doc else "none"

    def is_over(self, start: int, end: int) -> bool:
        """Return whether one of the words from ``start`` to before ``end`` surely dates what has happened."""
        doc = self.doc
        return doc is not None and any(dates_past(doc, word.start) for word in self.words[start:end])

    def meant(
        self, days: Iterable[date | None], start: int, end: int, *, turn: str = "", today: date | None = None
    ) -> date | None:
        """Return the day that is meant by the words from ``start`` to before ``end``, of those it can be.

        ``turn`` is a word that says on which side it lies ("next"), ``today`` what stands for the day of
        publication, if not that day.
        """
        now = today or self.published
        if now is None:
            return None
        if not turn and self.is_over(start, end):
            return max((day for day in days if day and day - now <= PRINTED), default=None)
        return likeliest(now, days, self.tense(start), turn)

    def remember(self, reading: TimeReading, at: int) -> None:
        """Keep a date that later expressions can refer back to."""
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
        """Return a reading that the day of publication gave."""
        return TimeReading(kind, value, self.today if value else None)

    def year_before(self, value: str) -> TimeReading:
        """Return the same period a year before, with which it is compared."""
        day = first_day(value)
        return TimeReading("date", year_away(value, -1), day.isoformat() if day else None, aside=True)

    def against_last(self, value: str | None) -> TimeReading:
        """Return a reading against the date mentioned last, or the day of publication where there is none."""
        day = self.last_day
        return TimeReading("date", value, day.isoformat() if day and value else self.today if value else None)


def likeliest(published: date, days: Iterable[date | None], tense: str, turn: str = "") -> date | None:
    """Return the day that is meant of those of one name in several years; None of none.

    The nearest is meant; one on the side that the tense does not speak for counts as further away than it is.
    ``turn`` is a word that says on which side it lies ("next"), and goes before.
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
