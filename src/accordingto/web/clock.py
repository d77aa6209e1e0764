"""The time, as pages and the API ask for it."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """Return the present moment: ISO 8601, UTC, whole seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def today() -> str:
    """Return the present day where the server stands, in ISO 8601."""
    return datetime.now(UTC).astimezone().date().isoformat()
