"""API operations on followed feeds and sitemaps, their states, and their entries."""

from __future__ import annotations

from accordingto.store import (
    PAGE,
    EntryState,
    FollowedEntry,
    FollowedFeed,
    Page,
    followed,
    followed_entries,
)
from accordingto.web.api.operations import (
    Answer,
    Asked,
    Call,
    Cursor,
    Limit,
    Operation,
    Reply,
    as_json,
    as_page,
)
from accordingto.web.clock import now

_NEXT = {"Link": "The next page, if there is one."}


class EntriesAsked(Asked, frozen=True, kw_only=True):
    """Parameters for a list of entries."""

    state: EntryState = "failed"
    """State of the entries."""
    after: Cursor | None = None
    """Cursor of the page: ``after`` of the page before it."""
    limit: Limit = PAGE
    """Limit of items on the page."""


def all_feeds(call: Call[Asked]) -> Reply:
    """List the feeds and sitemaps that `accordingto follow` reads into the library, with their states."""
    return as_json(Page(items=call.library.ask(followed, now()), after=None))


def some_entries(call: Call[EntriesAsked]) -> Reply:
    """List the entries of feeds in a given state, latest first."""
    asked = call.asked
    return as_page(
        call, call.library.ask(followed_entries, asked.state, after=asked.after, limit=asked.limit)
    )


OPERATIONS = (
    Operation("GET", "/feeds", all_feeds, {200: Answer("The feeds.", Page[FollowedFeed])}),
    Operation(
        "GET",
        "/feeds/entries",
        some_entries,
        {200: Answer("A page of entries.", Page[FollowedEntry], headers=_NEXT)},
        EntriesAsked,
    ),
)
"""The operations on followed feeds."""
