"""Requesting a feed that is due, and storing its new entries."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from accordingto.follow.events import FeedEvent
from accordingto.follow.hosts import server_of
from accordingto.follow.manners import Manners
from accordingto.follow.options import Options
from accordingto.follow.polling import Polled, PollFailed, poll
from accordingto.follow.timing import MOST_REST, Clock, after_failures, moment, stamp
from accordingto.ingest import ListedEntry, Listing
from accordingto.store import Library
from accordingto.store.feeds import entries, feeds
from accordingto.store.feeds.due import DueFeed, NewEntry, NewFeed
from accordingto.store.feeds.listing import DEAD_AFTER

DEEPEST = 3
"""Most levels of sitemap indexes that are followed."""
AT_ONCE = 100
"""Entries stored in one transaction; it is kept short because others write to the library, too."""
LONGEST_NAME = 300
"""Characters of a feed's title that are stored."""


class Intake:
    """Requests feeds and stores their answers in the library."""

    def __init__(self, library: Library, manners: Manners, clock: Clock, options: Options) -> None:
        self._library = library
        self._manners = manners
        self._clock = clock
        self._options = options

    def poll(self, feed: DueFeed) -> FeedEvent:
        """Request a feed, store its new entries and schedule its next request. Raises ``Stopped``."""
        try:
            polled = poll(feed, self._manners, self._clock.now())
        except PollFailed as error:
            return self._failed(feed, error)
        count, damage = (0, None) if polled.listing is None else self._keep(feed, polled.listing)
        return self._answered(feed, polled, count, damage)

    def _answered(self, feed: DueFeed, polled: Polled, count: int, damage: str | None) -> FeedEvent:
        """Record that a feed answered; its entries must be stored already."""
        now = self._clock.now()
        longest = max(MOST_REST, self._options.every)
        due = stamp(now + (longest if feed.changed else self._options.every))
        said = feeds.Answered(
            due=due,
            name=((polled.listing.title if polled.listing else None) or "")[:LONGEST_NAME],
            is_whole=polled.listing is not None,
            damage=damage,
            etag=polled.etag,
            modified=polled.modified,
            moved=polled.moved,
        )
        self._library.change(feeds.note_answer, feed.id, stamp(now), said)
        outcome: Literal["read", "unchanged"] = "unchanged" if polled.listing is None else "read"
        return FeedEvent(
            at=stamp(now),
            address=feed.address,
            outcome=outcome,
            entries=count,
            reason=damage,
            moved=_news_of(feed, polled.moved),
            due=due,
        )

    def _failed(self, feed: DueFeed, error: PollFailed) -> FeedEvent:
        """Record that a feed failed. It is requested again after ever longer waits, and never given up."""
        now = self._clock.now()
        longest = max(MOST_REST, self._options.every)
        wait = longest if error.is_gone else after_failures(feed.failures, self._options.every)
        due = stamp(max(now + wait, error.until or now))
        self._library.change(
            feeds.note_failure,
            feed.id,
            stamp(now),
            error.reason,
            due=due,
            moved=error.moved,
            is_gone=error.is_gone,
        )
        return FeedEvent(
            at=stamp(now),
            address=feed.address,
            outcome="gone" if error.is_gone else "failed",
            reason=error.reason + _dead_since(feed, now),
            moved=_news_of(feed, error.moved),
            due=due,
        )

    def _keep(self, feed: DueFeed, listing: Listing) -> tuple[int, str | None]:
        """Store the new entries and sitemaps of a feed.

        Return the number of new entries, and which part could not be read or followed (None: all could).
        """
        now = self._clock.now()
        count = self._keep_entries(feed, listing, now)
        if not listing.sitemaps:
            return count, listing.damage
        if self._library.ask(feeds.depth_of, feed.id) >= DEEPEST:
            return count, f"it lists sitemaps more than {DEEPEST} deep"
        parts = [
            NewFeed(address=one.url, host=server_of(one.url), changed=one.changed)
            for one in listing.sitemaps
            if self._options.hosts.has(one.url)
        ]
        self._library.change(feeds.take_parts, feed.id, parts, stamp(now))
        lost = len(listing.sitemaps) - len(parts)
        return count, listing.damage or (
            f"{lost} of its sitemaps are on hosts that are not in the list" if lost else None
        )

    def _keep_entries(self, feed: DueFeed, listing: Listing, now: datetime) -> int:
        own = entries.with_own_marks([self._new(one) for one in listing.entries])
        count = 0
        for at in range(0, len(own), AT_ONCE):
            whole = [one.whole for one in listing.entries[at : at + AT_ONCE]]
            count += self._library.change(
                entries.take_entries, feed.id, own[at : at + AT_ONCE], stamp(now), whole
            )
        return count

    def _new(self, one: ListedEntry) -> NewEntry:
        since = self._options.since
        is_old = bool(since and one.published and one.published[:10] < since)
        return NewEntry(
            mark=one.mark,
            address=one.url,
            host="" if one.url is None else server_of(one.url),
            title=one.title,
            published=one.published,
            outlet=one.outlet,
            state="old" if is_old else "waiting",
            reason=f"it was published before {since}" if is_old else None,
        )


def _news_of(feed: DueFeed, moved: str | None) -> str | None:
    """Return the address to which a feed has moved, unless that was known already."""
    return moved if moved != feed.moved else None


def _dead_since(feed: DueFeed, now: datetime) -> str:
    """Return the words behind the reason of a failure if the feed has failed for so long that it is dead."""
    is_dead = feed.failing is not None and now - moment(feed.failing) > DEAD_AFTER
    return f"; it has failed since {(feed.failing or '')[:10]}" if is_dead else ""
