"""What goes in and out of the queue: feeds and entries as they are found, and as they are due."""

from __future__ import annotations

from msgspec import Struct

from accordingto.store.feeds.records import EntryState


class DueFeed(Struct, frozen=True, kw_only=True):
    """What is needed to ask a feed."""

    id: int
    address: str
    name: str
    host: str
    due: str
    parent: int | None
    changed: str | None
    failures: int
    moved: str | None
    whole: str | None
    etag: str | None
    modified: str | None


class DueEntry(Struct, frozen=True, kw_only=True):
    """What is needed to fetch the article of an entry."""

    id: int
    feed: str
    """What its feed is called, else its address."""
    address: str | None
    host: str
    title: str
    published: str | None
    outlet: str | None
    state: EntryState
    due: str
    tries: int


class NewEntry(Struct, frozen=True, kw_only=True):
    """An entry as a feed has it."""

    mark: str
    """What the feed calls it."""
    address: str | None
    host: str
    title: str
    published: str | None
    outlet: str | None
    state: EntryState = "waiting"
    """What is to become of it."""
    reason: str | None = None


class NewFeed(Struct, frozen=True, kw_only=True):
    """A feed or sitemap that is to be followed."""

    address: str
    host: str
    name: str = ""
    links: tuple[str, ...] = ()
    """Further hosts that its entries may link to."""
    changed: str | None = None
    """When an index says that it was changed; null of what a list names."""
