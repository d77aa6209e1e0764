"""Stories: events that several articles tell of, found by words, outlet and day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.errors import TooBroad
from accordingto.store import (
    MOST_STORIES_COUNTED,
    Page,
    StoryEntry,
    StoryQuery,
    count_stories,
    find_stories,
    outlets,
)
from accordingto.web import tables
from accordingto.web.params import day, exact, ways, word
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
"""What the table of stories has where it is taken away."""
LISTED = 50
"""Stories of a page."""


@dataclass(frozen=True)
class Results:
    """What was found, or why nothing was looked for."""

    found: Page[StoryEntry]
    count: int = 0
    complaint: str = ""
    """Why the search was not done."""


def query_of(given: QueryParams) -> StoryQuery:
    """Return the query in an address; values that are not valid are left out."""
    return StoryQuery(
        text=word(given, "q"),
        outlet=exact(given, "outlet"),
        since=day(given, "since"),
        until=day(given, "until"),
    )


def page(request: Request) -> Response:
    """Show a page of the stories that match, those that go on the latest first."""
    site, given = site_of(request), request.query_params
    query, library = query_of(given), site.library
    if given.get("format"):
        library.ask(find_stories, query, limit=1)  # what is wrong is told before the answer has begun
    rows = tables.all_pages(lambda after, limit: library.ask(find_stories, query, after=after, limit=limit))
    taken = tables.table_response(request, "stories", rows, COLUMNS)
    if taken is not None:
        return taken
    results = _results(site, query, given.get("after"))
    values = {
        "query_": query,
        "results": results,
        "most": MOST_STORIES_COUNTED,
        "is_narrowed": query != StoryQuery(),
        "outlets": library.ask(outlets),
        "downloads": tables.links(request, back=None),
        **ways(given, results.found.after),
    }
    return site.page(request, "stories.html.j2", values)


def _results(site: Site, query: StoryQuery, after: str | None) -> Results:
    """Return what was found; a search that asks for too much is told in its place, and is no error."""
    library = site.library
    try:
        with library.reading():  # the count is of what is listed
            found = library.ask(find_stories, query, after=after, limit=LISTED)
            return Results(found, library.ask(count_stories, query))
    except TooBroad as error:
        return Results(Page(items=(), after=None), complaint=str(error))
