"""How feeds are followed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from accordingto.follow.hosts import Hosts

PAUSE = 2.0
"""Seconds between two requests to a server."""
WORKERS = 4
"""Servers that are asked at once."""
EVERY = timedelta(minutes=15)
"""How long after it was asked a feed is asked again."""


@dataclass(frozen=True, kw_only=True)
class Options:
    """How feeds are followed."""

    hosts: Hosts
    """The hosts that may be asked."""
    every: timedelta = EVERY
    """How long after it was asked a feed is asked again."""
    since: str = ""
    """What was published before this day (ISO 8601) is left alone; empty: nothing is."""
    any_language: bool = False
    """Whether articles are added that are not in English."""
    workers: int = WORKERS
    """Servers that are asked at once."""
    pause: float = PAUSE
    """Seconds between two requests to a server."""
