"""What a run tells while it goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from accordingto.store.feeds.records import EntryState


class FeedEvent(Struct, frozen=True, kw_only=True, tag_field="event", tag="feed"):
    """A feed was asked."""

    at: str
    """ISO 8601 datetime."""
    address: str
    """Its address, as the list has it."""
    outcome: Literal["read", "unchanged", "failed", "gone"]
    """What it answered."""
    entries: int = 0
    """Entries that are new and to be fetched."""
    reason: str | None = None
    """Why it failed, or what of it could not be read."""
    moved: str | None = None
    """Where it has moved for good."""
    due: str
    """When it is asked next."""


class EntryEvent(Struct, frozen=True, kw_only=True, tag_field="event", tag="entry"):
    """Something became of an entry."""

    at: str
    """ISO 8601 datetime."""
    feed: str
    """What its feed is called, else its address."""
    address: str | None
    """Where its article stands."""
    title: str
    """Its title."""
    outcome: EntryState
    """What became of it; ``waiting`` where it is tried again."""
    article: str | None = None
    """Key of the article within the library."""
    reason: str | None = None
    """Why it failed, or was set aside."""
    due: str | None = None
    """When it is tried again."""


Event = FeedEvent | EntryEvent
Tell = Callable[[Event], None]
