"""Records of the feed queue: feeds and entries as they are found, and as they are due."""

from __future__ import annotations

from msgspec import Struct

from accordingto.store.feeds.records import EntryState


class DueFeed(Struct, frozen=True, kw_only=True):
    """A feed that is due to be polled, with what is needed to do so."""

    id: int
    address: str
    name: str
    host: str
    due: str
    parent: int | None
    changed: str | None
    failures: int
    failing: str | None
    moved: str | None
    whole: str | None
    etag: str | None
    modified: str | None


class DueEntry(Struct, frozen=True, kw_only=True):
    """An entry that is due, with what is needed to fetch its article."""

    id: int
    feed: str
    """Name of its feed, or else the feed's address."""
    address: str | None
    host: str
    title: str
    published: str | None
    outlet: str | None
    state: EntryState
    due: str
    tries: int


class NewEntry(Struct, frozen=True, kw_only=True):
    """An entry as found in a feed."""

    mark: str
    """Its identifier within the feed."""
    address: str | None
    host: str
    title: str
    published: str | None
    outlet: str | None
    state: EntryState = "waiting"
    """The state to store it with."""
    reason: str | None = None


class NewFeed(Struct, frozen=True, kw_only=True):
    """A feed or sitemap that is to be followed."""

    address: str
    host: str
    name: str = ""
    links: tuple[str, ...] = ()
    """Further hosts that its entries may link to."""
    changed: str | None = None
    """When it was changed, according to a sitemap index; None for feeds of the user's list."""
