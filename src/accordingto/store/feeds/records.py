"""Feeds and their entries, as the library knows them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

FeedState = Literal["new", "well", "moved", "failing", "dead", "gone"]
"""How a feed is: not asked yet, well, moved for good, failing, failing for long, gone as its server says."""
EntryState = Literal["waiting", "fetched", "added", "known", "foreign", "old", "elsewhere", "failed"]
"""What became of an entry: to be fetched, fetched and to be read; added to the library, there already, not in
English, too old, at a host that is not in the list, or given up."""


class FollowedFeed(Struct, frozen=True, kw_only=True):
    """A feed or sitemap, how it is, and what it gave."""

    address: str
    """Its address, as the list has it."""
    name: str
    """What the list calls it, else what it calls itself; may be empty."""
    state: FeedState
    """How it is."""
    listed: bool
    """Whether it is followed now."""
    due: str
    """ISO 8601 datetime at which it is asked next."""
    polled: str | None
    """When it was asked last."""
    answered: str | None
    """When it was last answered as it should be."""
    failures: int
    """How often it has failed since."""
    failing: str | None
    """Since when it fails; null where it does not."""
    error: str | None
    """Why it failed last, even if it is well again."""
    failed: str | None
    """When that was."""
    damage: str | None
    """What of it could not be read when it was answered last."""
    moved: str | None
    """Where it has moved for good, as its server says."""
    gone: str | None
    """Since when its server says that it is gone for good."""
    sitemaps: int
    """Further sitemaps that it lists."""
    failing_sitemaps: int
    """Those of them that fail."""
    added: int
    """Articles that it gave to the library."""
    waiting: int
    """Entries that are to be fetched or read."""
    aside: int
    """Entries that were set aside: known, not in English, too old, or at a host that is not in the list."""
    given_up: int
    """Entries that could not be fetched or read."""


class FollowedEntry(Struct, frozen=True, kw_only=True):
    """An entry of a feed, and what became of it."""

    feed: str
    """Address of the feed that had it first."""
    address: str | None
    """Where its article stands; null where it links to nothing."""
    title: str
    """Its title; may be empty."""
    published: str | None
    """When it was published, as the feed says."""
    found: str
    """ISO 8601 datetime at which it was found."""
    state: EntryState
    """What became of it."""
    due: str
    """When it is tried next; of what is settled, when that was."""
    tries: int
    """How often it was tried."""
    reason: str | None
    """Why it was given up or set aside, or failed last."""
    article: str | None
    """Key of its article; null where it has none in the library."""
