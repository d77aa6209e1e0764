"""Result types for feeds and their entries."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

FeedState = Literal["new", "well", "moved", "failing", "dead", "gone"]
"""State of a feed: not polled yet, well, moved for good, failing, failing for long, or gone for good."""
EntryState = Literal["waiting", "fetched", "added", "known", "foreign", "old", "elsewhere", "failed"]
"""State of an entry: to be fetched; fetched and to be read; added to the library; already there; not in
English; too old; at a host that is not in the list; or given up."""


class FollowedFeed(Struct, frozen=True, kw_only=True):
    """A feed or sitemap with its state and the counts of its entries."""

    address: str
    """Its address, as in the list."""
    name: str
    """Its name in the list, or else its own title; may be empty."""
    state: FeedState
    """Its state."""
    listed: bool
    """Whether it is followed now."""
    due: str
    """ISO 8601 datetime at which it is polled next."""
    polled: str | None
    """When it was last polled."""
    answered: str | None
    """When it was last polled with success."""
    failures: int
    """Number of failures since then."""
    failing: str | None
    """Since when it has been failing; null if it is not."""
    error: str | None
    """Reason of the last failure, even if it is well again."""
    failed: str | None
    """When it last failed."""
    damage: str | None
    """What could not be read in the feed that was last sent whole."""
    moved: str | None
    """Where it has moved for good, according to its server."""
    gone: str | None
    """Since when its server says that it is gone for good."""
    sitemaps: int
    """Number of sitemaps below it, if it is a sitemap index."""
    failing_sitemaps: int
    """How many of these are followed and failing."""
    added: int
    """Number of its articles that were added to the library."""
    waiting: int
    """Number of entries that are to be fetched or read."""
    aside: int
    """Number of entries set aside: known, not in English, too old, or at a host that is not in the list."""
    given_up: int
    """Number of entries that could not be fetched or read."""


class FollowedEntry(Struct, frozen=True, kw_only=True):
    """An entry of a feed and its state."""

    feed: str
    """Address of the first feed that had it."""
    address: str | None
    """Address of its article; null if it has no link."""
    title: str
    """Its title; may be empty."""
    published: str | None
    """When it was published, according to the feed."""
    found: str
    """ISO 8601 datetime at which it was found."""
    state: EntryState
    """Its state."""
    due: str
    """When it is tried next; for a final state, when it was reached."""
    tries: int
    """Number of tries."""
    reason: str | None
    """Why it was given up or set aside, or failed last."""
    article: str | None
    """Key of its article; null if it is not in the library."""
