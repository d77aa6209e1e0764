"""Requesting a feed: conditional requests (ETag, Last-Modified), redirects and permanent moves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from accordingto.errors import InputError
from accordingto.follow.articles import reason_of
from accordingto.follow.manners import Elsewhere, Manners, NotNow
from accordingto.follow.timing import moment
from accordingto.ingest import Listing, ServerReply, Trail, listing_in
from accordingto.store.feeds.due import DueFeed

WHOLE_EVERY = timedelta(days=1)
"""Longest time between two unconditional requests, in case a server wrongly says that nothing has changed."""
LONGEST_VALIDATOR = 1_000
"""Characters of the longest ETag or Last-Modified header that is stored."""
_ACCEPTED = (
    "application/rss+xml,application/atom+xml,application/feed+json,application/rdf+xml;q=0.9,"
    "application/xml;q=0.8,text/xml;q=0.8,*/*;q=0.5"
)


@dataclass(frozen=True, kw_only=True)
class Polled:
    """The answer of a feed."""

    url: str
    """Final address of the feed, after redirects."""
    listing: Listing | None
    """The content of the feed; None if it has not changed."""
    etag: str | None = None
    """ETag header, for the next conditional request."""
    modified: str | None = None
    """Last-Modified header, for the next conditional request."""
    moved: str | None = None
    """Address to which the feed has moved permanently; None if it has not."""


class PollFailed(Exception):
    """A feed could not be requested or read."""

    def __init__(
        self,
        reason: str,
        *,
        until: datetime | None = None,
        moved: str | None = None,
        is_gone: bool = False,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.until = until
        """Earliest time of the next request, as asked by the server; None if not known."""
        self.moved = moved
        """Address to which the feed has moved permanently; None if it has not."""
        self.is_gone = is_gone
        """Whether the server says that the feed is gone for good (status 410)."""


def poll(feed: DueFeed, manners: Manners, now: datetime) -> Polled:
    """Request a feed: first at the address to which it has moved, if permitted, then at the one in the list.

    Raises ``PollFailed``, and ``Stopped`` if the program is ending.
    """
    if feed.moved is not None and manners.hosts.has(feed.moved):
        try:
            return _asked(feed, feed.moved, manners, now)
        except PollFailed:
            pass  # the move may have been a mistake: try the address in the list
    return _asked(feed, feed.address, manners, now)


def _asked(feed: DueFeed, address: str, manners: Manners, now: datetime) -> Polled:
    trail = Trail(address)
    sent = _validators(feed, now)
    try:
        reply = trail.follow(lambda url: manners.get(url, {"Accept": _ACCEPTED, **sent}))
        return _polled(feed, trail, reply, is_conditional=bool(sent))
    except NotNow as error:
        raise PollFailed(error.reason, until=error.until, moved=trail.moved) from error
    except Elsewhere as error:
        how = "has moved permanently" if trail.moved == trail.url else "redirects"
        reason = f"it {how} to {trail.url}, whose host is not in the list; {error.advice}"
        raise PollFailed(reason, moved=trail.moved) from error
    except InputError as error:
        raise PollFailed(reason_of(error), moved=trail.moved) from error


def _polled(feed: DueFeed, trail: Trail, reply: ServerReply, *, is_conditional: bool) -> Polled:
    moved = trail.moved or (feed.moved if trail.given != feed.address else None)
    if reply.status == 304 and is_conditional:
        return Polled(url=trail.url, listing=None, moved=moved)
    if reply.status != 200:
        raise PollFailed(
            f"the server answered with status {reply.status}", moved=moved, is_gone=reply.status == 410
        )
    listing = listing_in(reply.body, trail.url)
    # A damaged feed is requested unconditionally the next time, so its validators are not kept.
    keeps = listing.damage is None
    return Polled(
        url=trail.url,
        listing=listing,
        etag=_validator(reply, "etag") if keeps else None,
        modified=_validator(reply, "last-modified") if keeps else None,
        moved=moved,
    )


def _validator(reply: ServerReply, name: str) -> str | None:
    written = reply.headers.get(name, "")
    return written if written.isprintable() and 0 < len(written) <= LONGEST_VALIDATOR else None


def _validators(feed: DueFeed, now: datetime) -> dict[str, str]:
    if feed.whole is None or now - moment(feed.whole) > WHOLE_EVERY:
        return {}
    named = {"If-None-Match": feed.etag, "If-Modified-Since": feed.modified}
    return {name: value for name, value in named.items() if value is not None}
