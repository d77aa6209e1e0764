"""The page of followed feeds: each feed with its state and counts, and the entries by state."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, get_args

from accordingto.store import EntryState, FeedState, FollowedEntry, FollowedFeed, followed, followed_entries
from accordingto.web import tables
from accordingto.web.clock import now
from accordingto.web.params import choices, ways
from accordingto.web.site import site_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

HOW: dict[FeedState, str] = {
    "new": "not asked yet",
    "well": "well",
    "moved": "moved",
    "failing": "failing",
    "dead": "failing for long",
    "gone": "gone",
}
"""Labels of feed states."""
WHAT: dict[EntryState, str] = {
    "failed": "Given up",
    "waiting": "Waiting",
    "elsewhere": "At other hosts",
    "foreign": "Not in English",
    "old": "Too old",
    "known": "Known before",
    "added": "Added",
}
"""Labels of entry states; "fetched" is left out, as it lasts only a moment."""
FEEDS: tables.Columns[FollowedFeed] = {name: attrgetter(name) for name in FollowedFeed.__struct_fields__}
ENTRIES: tables.Columns[FollowedEntry] = {name: attrgetter(name) for name in FollowedEntry.__struct_fields__}
LISTED = 30
"""Entries on one page."""


def page(request: Request) -> Response:
    """Show the feeds, and one page of the entries with a given state."""
    site, given = site_of(request), request.query_params
    library = site.library
    chosen: EntryState = next(iter(choices(given, "state", get_args(EntryState))), "failed")
    if given.get("of") == "entries":
        rows = tables.all_pages(
            lambda after, limit: library.ask(followed_entries, chosen, after=after, limit=limit)
        )
        table = tables.table_response(request, "entries", rows, ENTRIES)
    else:
        table = tables.table_response(request, "feeds", library.ask(followed, now()), FEEDS)
    if table is not None:
        return table
    found = library.ask(followed_entries, chosen, after=given.get("after"), limit=LISTED)
    values = {
        "feeds": library.ask(followed, now()),
        "now": now(),
        "how": HOW,
        "what": WHAT,
        "chosen": chosen,
        "entries": found.items,
        "downloads": tables.links(request, of=None, state=None, back=None),
        "entry_downloads": tables.links(request, of="entries", back=None),
        **ways(given, found.after),
    }
    return site.page(request, "following.html.j2", values)
