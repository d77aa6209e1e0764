"""The search page for statements, by words, speaker, labels and time, with facets to narrow it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, get_args

from accordingto.errors import TooBroad
from accordingto.export import POLARITIES
from accordingto.store import (
    Facets,
    Page,
    Piece,
    Statement,
    StatementQuery,
    count_statements,
    find_statements,
    marked,
    narrowed,
    outlets,
    searches,
    spelled,
)
from accordingto.types import Act, Certainty, Polarity
from accordingto.web import tables
from accordingto.web.choosing import groups
from accordingto.web.names import name_of
from accordingto.web.params import choices, day, exact, narrowing_of, ways, with_changes, word
from accordingto.web.site import Site, site_of

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams
    from starlette.requests import Request
    from starlette.responses import Response

FILTERS = ("q", "actor", "person", "act", "polarity", "certainty", "outlet", "since", "until", "sure")
"""The URL parameters that narrow the list; others only choose the part of it that is shown."""
SURE = ("50", "60", "70", "80", "90")
"""Choices for the lower limit of confidence, in percent."""
LISTED = 25
"""Statements on one page."""


@dataclass(frozen=True)
class Results:
    """The results of a search, or the reason why it was not run."""

    found: Page[Statement]
    facets: Facets | None = None
    meant: tuple[tuple[str, str], ...] = ()
    """Typed words of the name that nobody has, each with the words that were searched instead."""
    complaint: str = ""
    """Why the search was not run; empty if it was."""


def query_of(given: QueryParams) -> StatementQuery:
    """Parse the search query from the URL's parameters, ignoring values that are not valid."""
    sure = choices(given, "sure", SURE)
    return StatementQuery(
        text=word(given, "q"),
        actor=word(given, "actor"),
        person=word(given, "person"),
        acts=choices(given, "act", get_args(Act)),
        polarities=choices(given, "polarity", get_args(Polarity)),
        certainties=choices(given, "certainty", get_args(Certainty)),
        outlet=exact(given, "outlet"),
        since=day(given, "since"),
        until=day(given, "until"),
        confidence=int(sure[0]) / 100 if sure else 0.0,
    )


def page(request: Request) -> Response:
    """Show one page of the statements that match with their facets, or return all of them as a file."""
    site, given = site_of(request), request.query_params
    query, library = query_of(given), site.library
    if given.get("format"):
        library.ask(find_statements, query, limit=1)  # errors must be raised before the response begins
    rows = tables.all_pages(
        lambda after, limit: library.ask(find_statements, query, after=after, limit=limit)
    )
    taken = tables.rows_response(request, narrowed(library, rows)) or tables.table_response(
        request, "statements", rows, {name: attrgetter(name) for name in Statement.__struct_fields__}
    )
    if taken is not None:
        return taken
    results = _results(site, query, given.get("after"))
    items = results.found.items
    values: dict[str, Any] = {
        "query_": query,
        "sure": given.get("sure", ""),
        "results": results,
        "hits": _marked(query, items),
        "groups": groups(given, query, results.facets) if results.facets is not None else (),
        "is_narrowed": query != StatementQuery(),
        "narrowing": narrowing_of(given.multi_items(), FILTERS),
        "person": name_of(library, query.person),
        "without_person": with_changes(given, person=None, after=None, back=None),
        "downloads": tables.links(request, back=None),
        "tables": {
            name: f"?{with_changes(given, after=None, back=None, table='attributions', format=name.lower())}"
            for name in ("CSV", "JSONL")
        },
        **ways(given, results.found.after),
        **_choices(site),
    }
    return site.page(request, "statements.html.j2", values)


def _results(site: Site, query: StatementQuery, after: str | None) -> Results:
    """Run a search; if it is too broad, return the message instead of results."""
    library = site.library
    try:
        with library.reading():  # so that list and counts are of the same state
            found = library.ask(find_statements, query, after=after, limit=LISTED)
            facets = library.ask(count_statements, query)
            names = library.ask(spelled, query.actor) or ()
    except TooBroad as error:
        return Results(Page(items=(), after=None), complaint=str(error))
    meant = ((one.typed, ", ".join(one.meant)) for one in names if one.typed not in one.meant)
    return Results(found, facets, tuple(meant))


def _marked(query: StatementQuery, items: Sequence[Statement]) -> list[tuple[Statement, tuple[Piece, ...]]]:
    """Return each statement with its content, with the words of the search marked."""
    if not items:
        return []
    return list(zip(items, marked(query.text, [one.content for one in items]), strict=True))


def _choices(site: Site) -> dict[str, Any]:
    """Return the options of the filters, and the saved searches."""
    return {
        "outlets": site.library.ask(outlets),
        "acts": get_args(Act),
        "certainties": get_args(Certainty),
        "polarities": POLARITIES,
        "sures": SURE,
        "searches": [one for one in site.library.ask(searches) if one.page == "/statements"],
    }
