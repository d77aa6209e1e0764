"""What an expression of time is read against: the day of publication, the date mentioned last, and the tense."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from accordingto.reading.calendars import first_day, size_of
from accordingto.reading.clausetense import Tense, tense_at
from accordingto.reading.timewords import Word
from accordingto.types import TimeKind

PAST, PRESENT, FUTURE = "PAST_REF", "PRESENT_REF", "FUTURE_REF"


@dataclass(frozen=True)
class Reading:
    """What an expression means."""

    kind: TimeKind
    value: str | None
    """As TIMEX3 writes it; None where vague or impossible."""
    anchor: str | None = None
    """ISO date it was resolved against."""
    named: bool = False
    """Whether it names a weekday, so that a date behind a comma explains it."""


@dataclass
class Context:
    """What has been read so far, and what all is read against."""

    words: Sequence[Word]
    published: date | None
    last: str | None = None
    """Value of the date mentioned last."""
    last_at: int = -1
    """Index of the word it ended with."""

    @property
    def today(self) -> str | None:
        """The day of publication, in ISO 8601."""
        return self.published.isoformat() if self.published else None

    @property
    def last_day(self) -> date | None:
        """The day that the date mentioned last is or begins on."""
        return first_day(self.last) if self.last else None

    def tense(self, at: int) -> Tense:
        """The tense of the clause that a word stands in."""
        return tense_at(self.words, at)

    def remember(self, reading: Reading, at: int) -> None:
        """Keep a date that later expressions can refer back to."""
        if reading.kind in ("date", "time") and reading.value and size_of(reading.value):
            self.last = reading.value[:10] if reading.kind == "time" else reading.value
            self.last_at = at

    def against_today(self, value: str | None, kind: TimeKind = "date") -> Reading:
        """A reading that the day of publication gave."""
        return Reading(kind, value, self.today if value else None)

    def against_last(self, value: str | None, kind: TimeKind = "date") -> Reading:
        """A reading that the date mentioned last gave, or the day of publication where there is none."""
        day = self.last_day
        return Reading(kind, value, day.isoformat() if day and value else self.today if value else None)
