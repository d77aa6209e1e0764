"""The library: all articles, narrowed down by words and filters."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from accordingto.store import MOST_COUNTED, Entry, Query, count, find, outlets
from accordingto.types import Act, Certainty
from accordingto.web import tables
from accordingto.web.params import choices, day, with_changes, word
from accordingto.web.site import site_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

COLUMNS: tables.Columns[Entry] = {
    "key": lambda one: one.key,
    "title": lambda one: one.title,
    "outlet": lambda one: one.outlet,
    "published": lambda one: one.published,
    "url": lambda one: one.url,
    "versions": lambda one: one.versions,
    "words": lambda one: one.words,
    "attributions": lambda one: one.statements,
    "warnings": lambda one: one.warnings,
}
"""What the table of articles has where it is taken away."""


def query_of(request: Request) -> Query:
    """What an address asks of the library; what it says wrongly is left out."""
    given = request.query_params
    return Query(
        text=word(given, "q"),
        outlet=word(given, "outlet"),
        person=word(given, "person"),
        acts=choices(given, "act", get_args(Act)),
        certainties=choices(given, "certainty", get_args(Certainty)),
        since=day(given, "since"),
        until=day(given, "until"),
        warnings=tuple(word(given, "warning").split()),
    )


def page(request: Request) -> Response:
    """The articles that fit, a page of them."""
    site, query = site_of(request), query_of(request)
    rows = tables.all_pages(lambda after, limit: site.library.ask(find, query, after=after, limit=limit))
    taken = tables.table_response(request, "articles", rows, COLUMNS)
    if taken is not None:
        return taken
    found = site.library.ask(find, query, after=request.query_params.get("after"))
    values = {
        "query_": query,
        "found": found,
        "count": site.library.ask(count, query),
        "most": MOST_COUNTED,
        "outlets": site.library.ask(outlets),
        "acts": get_args(Act),
        "certainties": get_args(Certainty),
        "is_narrowed": query != Query(),
        "downloads": tables.links(request),
        "next": with_changes(request.query_params, after=found.after),
    }
    return site.page(request, "library.html.j2", values)
