"""A feed that is due → what is new in it: asked for only as far as it has changed, wherever it has moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from accordingto.errors import InputError
from accordingto.follow.manners import Elsewhere, Manners, NotNow
from accordingto.follow.timing import moment
from accordingto.ingest import Listing, ServerReply, Trail, listing_in
from accordingto.store.feeds.due import DueFeed

WHOLE_EVERY = timedelta(days=1)
"""How often a feed is asked for as a whole, though it says that nothing is new."""
LONGEST_VALIDATOR = 1_000
_ACCEPTED = (
    "application/rss+xml,application/atom+xml,application/feed+json,application/rdf+xml;q=0.9,"
    "application/xml;q=0.8,text/xml;q=0.8,*/*;q=0.5"
)


@dataclass(frozen=True, kw_only=True)
class Polled:
    """What a feed answered."""

    url: str
    """Where it stands, after redirects."""
    listing: Listing | None
    """What stands in it; null where it has not changed."""
    etag: str | None = None
    modified: str | None = None
    moved: str | None = None
    """Where it has moved for good."""


class PollFailed(Exception):
    """A feed did not answer as it should."""

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
        """When it wants to be asked again; null where that is not known."""
        self.moved = moved
        """Where it has moved for good."""
        self.is_gone = is_gone
        """Whether its server says that it is gone for good."""


def poll(feed: DueFeed, manners: Manners, now: datetime) -> Polled:
    """Return what a feed answers, from its new address if it has one, else from the one in the list.

    Raises ``PollFailed``, and ``Stopped``.
    """
    if feed.moved is not None and manners.hosts.has(feed.moved):
        try:
            return _asked(feed, feed.moved, manners, now)
        except PollFailed:
            pass  # that it has moved may have been an error: the address in the list says so or not
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
        how = "has moved for good" if trail.moved == trail.url else "sends on"
        reason = f"it {how} to {trail.url}, which is at no host of the list"
        raise PollFailed(reason, moved=trail.moved) from error
    except InputError as error:
        raise PollFailed(error.reason, moved=trail.moved) from error


def _polled(feed: DueFeed, trail: Trail, reply: ServerReply, *, is_conditional: bool) -> Polled:
    moved = trail.moved or (feed.moved if trail.given != feed.address else None)
    if reply.status == 304 and is_conditional:
        return Polled(url=trail.url, listing=None, moved=moved)
    if reply.status != 200:
        raise PollFailed(
            f"the server answered with status {reply.status}", moved=moved, is_gone=reply.status == 410
        )
    listing = listing_in(reply.body, trail.url)
    # what is not whole is asked for anew, whole
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
