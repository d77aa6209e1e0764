"""What is to be done next: the feed or entry that is due first, of all servers that may be asked."""

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
"""By which part of its interval a feed may be asked early in a run that ends: cron is not punctual."""


class Queue:
    """Looks at the first feed and the first entry of each server, so that a long list takes no longer.

    With ``once`` each feed is given once, and only what is due already.
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
        """Feeds that were given."""

    def next(self, busy: Collection[str]) -> tuple[datetime, DueFeed | DueEntry | None]:
        """Return what is to be done first, and when that may be; null where there is nothing.

        Servers that are ``busy`` are passed over.
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
        """Return what is to be done now, and remember that it is."""
        if isinstance(due, DueFeed):
            self._given.add(due.id)
        return due

    def _first(self, now: datetime) -> Iterator[tuple[datetime, DueFeed | DueEntry]]:
        """Yield what each server has first, with when it is due."""
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
