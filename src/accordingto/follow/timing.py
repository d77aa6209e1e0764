"""When what is done: a clock that does not jump, waits after failures, and what ``Retry-After`` says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from threading import Event
from time import monotonic
from typing import Protocol

MOST_REST = timedelta(days=1)
"""The longest time until something is tried again, whatever a server says."""
FIRST_WAIT = timedelta(minutes=5)
"""How long an entry waits after its first failure; three times as long after each further one."""
MOST_TRIES = 7
"""How often an entry is tried: over about thirty hours."""


class Clock(Protocol):
    """Tells the time and waits."""

    @property
    def is_stopped(self) -> bool:
        """Whether the program is to end."""
        ...

    def now(self) -> datetime:
        """Return the time, in UTC; it never goes back."""
        ...

    def wait(self, seconds: float) -> None:
        """Wait, or until the program is to end."""
        ...


class SteadyClock:
    """The time at which it was made and what has passed since, so that it goes on evenly.

    Somebody may set the clock of the machine while the program runs; what is due is due all the same.
    ``stop`` ends the program when it is set.
    """

    def __init__(self, stop: Event) -> None:
        self._stop = stop
        self._begun, self._at = datetime.now(UTC), monotonic()

    @property
    def is_stopped(self) -> bool:
        """Whether the program is to end."""
        return self._stop.is_set()

    def now(self) -> datetime:
        """Return the time, in UTC."""
        return self._begun + timedelta(seconds=monotonic() - self._at)

    def wait(self, seconds: float) -> None:
        """Wait, or until the program is to end."""
        self._stop.wait(max(0.0, seconds))


def stamp(when: datetime) -> str:
    """Return a time as the library has it: ISO 8601, UTC, whole seconds."""
    return when.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def moment(stamped: str) -> datetime:
    """Return the time that ``stamp`` wrote."""
    return datetime.fromisoformat(stamped)


def after_failures(failures: int, every: timedelta) -> timedelta:
    """Return how long a feed is left alone that has failed so often in a row: twice as long each time."""
    factor: int = 2 ** min(failures, 20)
    return min(every * factor, max(MOST_REST, every))


def before_next_try(tries: int) -> timedelta:
    """Return how long an entry waits that was tried so often."""
    factor: int = 3 ** min(max(0, tries - 1), 10)
    return min(FIRST_WAIT * factor, MOST_REST)


def rest_asked_for(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """Return how long a server asks to be left alone (``Retry-After``: seconds, or a day); null where not.

    A day counts from the server's own clock, where it says what that shows. It is ``MOST_REST`` at most.
    """
    written = headers.get("retry-after", "").strip()
    if written.isascii() and written.isdigit():
        return min(timedelta(seconds=min(int(written[:9]), 10**8)), MOST_REST)
    until = _day(written)
    if until is None:
        return None
    return max(timedelta(0), min(until - (_day(headers.get("date", "")) or now), MOST_REST))


def _day(written: str) -> datetime | None:
    try:
        day = parsedate_to_datetime(written)
        return day.replace(tzinfo=UTC) if day.tzinfo is None else day.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
