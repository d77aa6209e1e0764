"""Hosts of feeds and articles: their robots.txt, and until when not to send them requests."""

from __future__ import annotations

import sqlite3

from msgspec import Struct


class Robots(Struct, frozen=True):
    """A host's robots.txt."""

    text: str | None
    """The file; None if everything is allowed."""
    until: str
    """When to request it again, ISO 8601."""


def robots_of(connection: sqlite3.Connection, host: str) -> Robots | None:
    """Return the robots.txt of a host; None if the host has never answered a request for it."""
    row = connection.execute("SELECT robots, robots_until FROM feed_hosts WHERE host = ?", (host,)).fetchone()
    return None if row is None or row[1] is None else Robots(*row)


def keep_robots(connection: sqlite3.Connection, _: str, host: str, robots: Robots) -> None:
    """Store the robots.txt of a host."""
    connection.execute(
        "INSERT INTO feed_hosts (host, robots, robots_until) VALUES (?, ?, ?) "
        "ON CONFLICT (host) DO UPDATE SET robots = ?2, robots_until = ?3",
        (host, robots.text, robots.until),
    )


def rest(connection: sqlite3.Connection, _: str, host: str, until: str, reason: str) -> None:
    """Send a host no requests until ``until``, or until a later time that is already stored."""
    connection.execute(
        "INSERT INTO feed_hosts (host, resting, reason) VALUES (?, ?, ?) "
        "ON CONFLICT (host) DO UPDATE SET resting = MAX(COALESCE(resting, ''), ?2), reason = ?3",
        (host, until, reason),
    )


def resting_hosts(connection: sqlite3.Connection, now: str) -> dict[str, tuple[str, str]]:
    """Return the hosts that get no requests now, each with the end of the pause and the reason."""
    rows = connection.execute("SELECT host, resting, reason FROM feed_hosts WHERE resting > ?", (now,))
    return {host: (until, reason or "") for host, until, reason in rows}
