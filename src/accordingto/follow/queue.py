"""The work queue: which feed or entry is due first, among the servers that may be requested."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

from accordingto.follow.manners import Manners
from accordingto.follow.options import Options
from accordingto.follow.timing import Clock, moment
from accordingto.store import Library
from accordingto.store.feeds import entries, feeds
from accordingto.store.feeds.due import DueEntry, DueFeed

SLACK = 0.2
"""Share of its interval by which a feed may be requested early with ``once``, as cron is not punctual."""


class Queue:
    """The queue of due feeds and entries in a library.

    Only the first feed and the first entry of each server are looked up, so the cost does not grow with the
    length of the list. With ``once``, each feed is returned once, and only what is due already.
    """

    def __init__(
        self, library: Library, manners: Manners, clock: Clock, options: Options, *, once: bool
    ) -> None:
        self._library = library
        self._manners = manners
        self._clock = clock
        self._every = options.every
        self._slack = options.every * SLACK if once else timedelta(0)
        self._once = once
        self._given: set[int] = set()
        """Ids of the feeds that were given out."""

    def next(self, busy: Collection[str]) -> tuple[datetime, DueFeed | DueEntry | None]:
        """Return the feed or entry to handle next, and the time from which it may be handled.

        Of those that may be handled now it is the one that was due first, else the one that may be handled
        soonest. Servers in ``busy`` are skipped. If there is nothing, return None and the time to look again.
        """
        now = self._clock.now()
        firsts = [one for one in self._first(now) if one[1].host not in busy]
        found = [(max(due, self._manners.ready(one.host)), due, one) for due, one in firsts]
        ready = [one for one in found if one[0] <= now]
        if not found:
            return now + self._every, None
        when, _, first = min(ready, key=lambda one: one[1]) if ready else min(found, key=lambda one: one[0])
        return when, first

    def give(self, due: DueFeed | DueEntry) -> DueFeed | DueEntry:
        """Return what is about to be handled, and remember which feeds were given out."""
        if isinstance(due, DueFeed):
            self._given.add(due.id)
        return due

    def _first(self, now: datetime) -> Iterator[tuple[datetime, DueFeed | DueEntry]]:
        """Yield the first feed and the first entry of each server, with the time when it is due."""
        with self._library.reading() as connection:
            for server in list(feeds.hosts_of_feeds(connection)):
                feed = feeds.first_due(connection, server)
                if feed is not None and not (self._once and feed.id in self._given):
                    early = timedelta(0) if feed.failures else self._slack
                    yield from self._of(feed, moment(feed.due) - early, now)
            for server in list(entries.hosts_of_entries(connection)):
                entry = entries.first_waiting(connection, server)
                if entry is not None:
                    yield from self._of(entry, moment(entry.due), now)

    def _of(
        self, one: DueFeed | DueEntry, due: datetime, now: datetime
    ) -> Iterator[tuple[datetime, DueFeed | DueEntry]]:
        if not self._once or (due <= now and not self._manners.is_resting(one.host)):
            yield due, one
