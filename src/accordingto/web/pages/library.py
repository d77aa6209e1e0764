"""The library page: articles, narrowed by words and filters, and saved searches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from accordingto.export import TABLES, warning_label
from accordingto.store import (
    MOST_COUNTED,
    Entry,
    Query,
    count,
    find,
    months,
    outlets,
    passages,
    searches,
    warning_codes,
)
from accordingto.types import Act, Certainty
from accordingto.web import tables
from accordingto.web.names import name_of
from accordingto.web.params import choices, day, exact, narrowing_of, ways, with_changes, word
from accordingto.web.site import Site, site_of
from accordingto.web.spark import HEIGHT, WIDTH, spark

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
"""The columns of the table of articles to download."""
FILTERS = ("q", "outlet", "person", "act", "certainty", "warning", "since", "until")
"""The URL parameters that narrow the list; others only choose the part of it that is shown."""


def query_of(request: Request) -> Query:
    """Parse the search query from the URL's parameters, ignoring values that are not valid."""
    given = request.query_params
    return Query(
        text=word(given, "q"),
        outlet=exact(given, "outlet"),
        person=word(given, "person"),
        acts=choices(given, "act", get_args(Act)),
        certainties=choices(given, "certainty", get_args(Certainty)),
        since=day(given, "since"),
        until=day(given, "until"),
        warnings=tuple(word(given, "warning").split()),
    )


def page(request: Request) -> Response:
    """Show one page of the articles that match, or return all of them as a file."""
    site, query, given = site_of(request), query_of(request), request.query_params
    library = site.library
    rows = tables.all_pages(lambda after, limit: library.ask(find, query, after=after, limit=limit))
    ledgers = (library.shown(entry.key).ledger for entry in rows)
    taken = tables.rows_response(request, ledgers) or tables.table_response(
        request, "articles", rows, COLUMNS
    )
    if taken is not None:
        return taken
    found = library.ask(find, query, after=given.get("after"))
    values = {
        "query_": query,
        "found": found,
        "passages": library.ask(passages, query.text, [one.key for one in found.items]),
        "count": library.ask(count, query),
        "most": MOST_COUNTED,
        "is_narrowed": query != Query(),
        "narrowing": narrowing_of(given.multi_items(), FILTERS),
        "person": name_of(site.library, query.person),
        "without_person": with_changes(given, person=None, after=None, back=None),
        "downloads": tables.links(request),
        "tables": {
            rows.title: f"?{with_changes(given, after=None, table=name, format='csv')}"
            for name, rows in TABLES.items()
        },
        **ways(given, found.after),
        **_choices(site),
    }
    return site.page(request, "library.html.j2", values)


def _choices(site: Site) -> dict[str, Any]:
    """Return the options of the filters, the saved searches, and the sparkline of all articles."""
    ask = site.library.ask
    return {
        "outlets": ask(outlets),
        "acts": get_args(Act),
        "certainties": get_args(Certainty),
        "warnings": {code: warning_label(code) for code in ask(warning_codes)},
        "searches": [one for one in ask(searches) if one.page == "/"],
        "spark": spark(ask(months)),
        "spark_size": (WIDTH, HEIGHT),
    }
