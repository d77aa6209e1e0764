"""The hosts that are asked: their robots.txt, and until when they want to be left alone."""

from __future__ import annotations

import sqlite3

from msgspec import Struct


class Robots(Struct, frozen=True):
    """What is known of the robots.txt of a host."""

    text: str | None
    """The file; null where all is allowed."""
    until: str
    """When it is to be asked for again, ISO 8601."""


def robots_of(connection: sqlite3.Connection, host: str) -> Robots | None:
    """Return the robots.txt of a host; null where it was never answered."""
    row = connection.execute("SELECT robots, robots_until FROM feed_hosts WHERE host = ?", (host,)).fetchone()
    return None if row is None or row[1] is None else Robots(*row)


def keep_robots(connection: sqlite3.Connection, _: str, host: str, robots: Robots) -> None:
    """Keep the robots.txt of a host."""
    connection.execute(
        "INSERT INTO feed_hosts (host, robots, robots_until) VALUES (?, ?, ?) "
        "ON CONFLICT (host) DO UPDATE SET robots = ?2, robots_until = ?3",
        (host, robots.text, robots.until),
    )


def rest(connection: sqlite3.Connection, _: str, host: str, until: str, reason: str) -> None:
    """Leave a host alone until then."""
    connection.execute(
        "INSERT INTO feed_hosts (host, resting, reason) VALUES (?, ?, ?) "
        "ON CONFLICT (host) DO UPDATE SET resting = MAX(COALESCE(resting, ''), ?2), reason = ?3",
        (host, until, reason),
    )


def resting_hosts(connection: sqlite3.Connection, now: str) -> dict[str, tuple[str, str]]:
    """Return the hosts that are left alone now, each with until when and why."""
    rows = connection.execute("SELECT host, resting, reason FROM feed_hosts WHERE resting > ?", (now,))
    return {host: (until, reason or "") for host, until, reason in rows}
