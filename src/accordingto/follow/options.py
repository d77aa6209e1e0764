"""Options for following feeds, and their defaults."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from accordingto.follow.hosts import Hosts

PAUSE = 2.0
"""Seconds between two requests to a server."""
WORKERS = 4
"""Number of servers that are requested at once."""
EVERY = timedelta(minutes=15)
"""Interval between two requests of a feed."""


@dataclass(frozen=True, kw_only=True)
class Options:
    """Options for following feeds."""

    hosts: Hosts
    """The hosts that may be requested."""
    every: timedelta = EVERY
    """Interval between two requests of a feed."""
    since: str = ""
    """ISO 8601 day; entries published before it are not fetched. Empty: all are."""
    any_language: bool = False
    """Whether to add articles that are not in English."""
    workers: int = WORKERS
    """Number of servers that are requested at once."""
    pause: float = PAUSE
    """Least number of seconds between two requests to a server; a robots.txt can ask for more."""
