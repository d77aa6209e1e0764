"""The current time, for pages and the API."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """Return the current time: ISO 8601, UTC, whole seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def today() -> str:
    """Return the current day in the server's time zone, in ISO 8601."""
    return datetime.now(UTC).astimezone().date().isoformat()
