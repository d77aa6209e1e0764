"""Timing: a clock that does not jump, retry intervals after failures, and the ``Retry-After`` header."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from threading import Event
from time import monotonic
from typing import Protocol

MOST_REST = timedelta(days=1)
"""Longest time until something is tried again, even if a server asks for more."""
FIRST_WAIT = timedelta(minutes=5)
"""Wait of an entry after its first failure; it triples with each further failure."""
MOST_TRIES = 7
"""How often an entry is tried, over about thirty hours."""


class Clock(Protocol):
    """The interface of a clock that tells the time and waits, and can be stopped to end the program."""

    @property
    def is_stopped(self) -> bool:
        """Whether the program is to end."""
        ...

    def now(self) -> datetime:
        """Return the current time in UTC; it never goes back."""
        ...

    def wait(self, seconds: float) -> None:
        """Wait for some seconds, but no longer than until the program is to end."""
        ...


class SteadyClock:
    """A clock that reads the system time once and then advances with the monotonic clock.

    So it is not affected if the system's clock is set while the program runs. Setting ``stop`` ends the
    program.
    """

    def __init__(self, stop: Event) -> None:
        self._stop = stop
        self._begun, self._at = datetime.now(UTC), monotonic()

    @property
    def is_stopped(self) -> bool:
        """Whether the program is to end."""
        return self._stop.is_set()

    def now(self) -> datetime:
        """Return the current time in UTC."""
        return self._begun + timedelta(seconds=monotonic() - self._at)

    def wait(self, seconds: float) -> None:
        """Wait for some seconds, but no longer than until the program is to end."""
        self._stop.wait(max(0.0, seconds))


def stamp(when: datetime) -> str:
    """Return a time in the library's format: ISO 8601, UTC, whole seconds ("2026-01-31T12:00:00Z")."""
    return when.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def moment(stamped: str) -> datetime:
    """Parse a time that ``stamp`` wrote."""
    return datetime.fromisoformat(stamped)


def after_failures(failures: int, every: timedelta) -> timedelta:
    """Return the wait before the next request of a feed; it doubles with each failure in a row.

    ``every`` is the feed's usual interval. The wait is at most ``MOST_REST``, or ``every`` if that is longer.
    """
    factor: int = 2 ** min(failures, 20)
    return min(every * factor, max(MOST_REST, every))


def before_next_try(tries: int) -> timedelta:
    """Return the wait of an entry after ``tries`` failed tries: it triples each time, up to ``MOST_REST``."""
    factor: int = 3 ** min(max(0, tries - 1), 10)
    return min(FIRST_WAIT * factor, MOST_REST)


def rest_asked_for(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """Return the wait that a ``Retry-After`` header asks for, at most ``MOST_REST``; None if there is none.

    The header has seconds or a date. A date is compared with the server's ``Date`` header if it sent one,
    else with ``now``. Header names must be in lower case.
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
