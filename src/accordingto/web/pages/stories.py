"""The search page for stories (events with several articles), by words, outlet and day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.errors import TooBroad
from accordingto.store import (
    MOST_STORIES_COUNTED,
    Page,
    StoryEntry,
    StoryQuery,
    copies_of_outlet,
    count_stories,
    find_stories,
    outlets,
)
from accordingto.web import tables
from accordingto.web.copies import copies_switch
from accordingto.web.params import day, exact, ways, with_copies, word
from accordingto.web.site import Site, site_of

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams
    from starlette.requests import Request
    from starlette.responses import Response

COLUMNS: tables.Columns[StoryEntry] = {
    "key": lambda one: one.key,
    "title": lambda one: one.title,
    "articles": lambda one: one.articles,
    "outlets": lambda one: one.outlets,
    "unnamed": lambda one: one.unnamed,
    "first": lambda one: one.first,
    "last": lambda one: one.last,
    "claims": lambda one: one.claims,
    "denials": lambda one: one.denials,
}
"""The columns of the table of stories to download."""
LISTED = 50
"""Stories on one page."""


@dataclass(frozen=True)
class Results:
    """The results of a search, or the reason why it was not run."""

    found: Page[StoryEntry]
    count: int = 0
    complaint: str = ""
    """Why the search was not run; empty if it was."""


def query_of(given: QueryParams) -> StoryQuery:
    """Parse the search query from the URL's parameters, ignoring values that are not valid."""
    return StoryQuery(
        text=word(given, "q"),
        outlet=exact(given, "outlet"),
        since=day(given, "since"),
        until=day(given, "until"),
    )


def page(request: Request) -> Response:
    """Show one page of the stories that match, by the day of the last article, latest first."""
    site, given = site_of(request), request.query_params
    query, library, copies = query_of(given), site.library, with_copies(given)
    if given.get("format"):
        library.ask(find_stories, query, limit=1)  # errors must be raised before the response begins
    rows = tables.all_pages(
        lambda after, limit: library.ask(find_stories, query, copies=copies, after=after, limit=limit)
    )
    taken = tables.table_response(request, "stories", rows, COLUMNS)
    if taken is not None:
        return taken
    results = _results(site, query, given.get("after"), copies=copies)
    values = {
        "query_": query,
        "results": results,
        "most": MOST_STORIES_COUNTED,
        "is_narrowed": query != StoryQuery(),
        "outlets": library.ask(outlets),
        "downloads": tables.links(request, back=None),
        **copies_switch(given, library.ask(copies_of_outlet)),
        **ways(given, results.found.after),
    }
    return site.page(request, "stories.html.j2", values)


def _results(site: Site, query: StoryQuery, after: str | None, *, copies: bool) -> Results:
    """Run a search; if it is too broad, return the message instead of results."""
    library = site.library
    try:
        with library.reading():  # so that list and count are of the same state
            found = library.ask(find_stories, query, copies=copies, after=after, limit=LISTED)
            return Results(found, library.ask(count_stories, query, copies=copies))
    except TooBroad as error:
        return Results(Page(items=(), after=None), complaint=str(error))
