"""Following feeds and sitemaps into a library: a polite, resumable crawler that adds each article once.

:mod:`accordingto.follow.follower` describes the flow.
"""

from __future__ import annotations

from accordingto.follow.enlisting import enlist
from accordingto.follow.events import EntryEvent, Event, FeedEvent
from accordingto.follow.follower import Follower
from accordingto.follow.hosts import Hosts, server_of
from accordingto.follow.lists import FeedGiven, FeedList, read_lists
from accordingto.follow.lock import only_one
from accordingto.follow.memory import share_memory
from accordingto.follow.options import EVERY, Options
from accordingto.follow.timing import SteadyClock, stamp

__all__ = [
    "EVERY",
    "EntryEvent",
    "Event",
    "FeedEvent",
    "FeedGiven",
    "FeedList",
    "Follower",
    "Hosts",
    "Options",
    "SteadyClock",
    "enlist",
    "only_one",
    "read_lists",
    "server_of",
    "share_memory",
    "stamp",
]
