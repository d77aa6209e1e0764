"""Events that a run reports: a feed was requested, or an entry was handled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from accordingto.store.feeds.records import EntryState


class FeedEvent(Struct, frozen=True, kw_only=True, tag_field="event", tag="feed"):
    """A feed was requested."""

    at: str
    """ISO 8601 datetime of the event."""
    address: str
    """Address of the feed, as in the list."""
    outcome: Literal["read", "unchanged", "failed", "gone"]
    """The result: ``unchanged`` if the server says so (304), ``gone`` if it says so for good (410)."""
    entries: int = 0
    """Number of new entries that are to be fetched."""
    reason: str | None = None
    """Why the request failed, or which part of the feed could not be read."""
    moved: str | None = None
    """Address to which the feed has moved permanently, when it is first met; null from then on."""
    due: str
    """ISO 8601 datetime of the next request."""


class EntryEvent(Struct, frozen=True, kw_only=True, tag_field="event", tag="entry"):
    """An entry was handled."""

    at: str
    """ISO 8601 datetime of the event."""
    feed: str
    """Name of the entry's feed, or its address if it has no name."""
    address: str | None
    """Address of the article; null if the entry has none."""
    title: str
    """Title of the entry."""
    outcome: EntryState
    """The state of the entry now; ``waiting`` if it will be tried again."""
    article: str | None = None
    """Key of the article in the library; null if it was not added."""
    reason: str | None = None
    """Why the entry failed or was not added, or why its feed's own text was used."""
    due: str | None = None
    """ISO 8601 datetime of the next try; null if there is none."""


Event = FeedEvent | EntryEvent
Tell = Callable[[Event], None]
