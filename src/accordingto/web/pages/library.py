"""The library: all articles, narrowed down by words and filters; and searches that are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args
from urllib.parse import urlencode

from accordingto.errors import NotInLibrary
from accordingto.export import TABLES
from accordingto.store import (
    MOST_COUNTED,
    Entry,
    Query,
    count,
    find,
    months,
    outlets,
    passages,
    person,
    searches,
    warning_codes,
)
from accordingto.types import Act, Certainty
from accordingto.web import tables
from accordingto.web.params import choices, day, exact, with_changes, word
from accordingto.web.site import Site, site_of
from accordingto.web.spark import HEIGHT, WIDTH, spark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.datastructures import QueryParams
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
FILTERS = ("q", "outlet", "person", "act", "certainty", "warning", "since", "until")
"""The names that narrow the list; what else an address says is only which part of it is shown."""
MOST_PAGES = 60
"""Pages back that an address remembers."""


def query_of(request: Request) -> Query:
    """Return the query in an address; values that are not valid are left out."""
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
    """Show a page of the articles that match."""
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
        "narrowing": narrowing_of(given.multi_items()),
        "person": _name_of(site, query.person),
        "without_person": with_changes(given, person=None, after=None, back=None),
        "downloads": tables.links(request),
        "tables": {
            rows.title: f"?{with_changes(given, after=None, table=name, format='csv')}"
            for name, rows in TABLES.items()
        },
        **_ways(given, found.after),
        **_choices(site),
    }
    return site.page(request, "library.html.j2", values)


def narrowing_of(pairs: Iterable[tuple[str, str]]) -> str:
    """Return the query string of the filters of the list, and nothing else."""
    return urlencode([(name, value) for name, value in pairs if name in FILTERS and value])


def _choices(site: Site) -> dict[str, Any]:
    """Return what the filters offer, what was saved, and the picture of all articles."""
    ask = site.library.ask
    return {
        "outlets": ask(outlets),
        "acts": get_args(Act),
        "certainties": get_args(Certainty),
        "warnings": ask(warning_codes),
        "searches": ask(searches),
        "spark": spark(ask(months)),
        "spark_size": (WIDTH, HEIGHT),
    }


def _ways(given: QueryParams, after: str | None) -> dict[str, str]:
    """Return the query strings of the next page and of the one before; empty where there is none.

    ``back`` holds where the pages before this one began, the first as "-".
    """
    here = word(given, "after")
    trail = [one for one in given.get("back", "").split(",") if one][-MOST_PAGES:]
    older = with_changes(given, after=after, back=",".join([*trail, here or "-"])) if after else ""
    if not here:
        return {"older": older, "newer": ""}
    before = trail[-1] if trail else "-"
    newer = with_changes(given, after=None if before == "-" else before, back=",".join(trail[:-1]) or None)
    return {"older": older, "newer": f"?{newer}"}


def _name_of(site: Site, key: str) -> str:
    """Return the name of a person who is looked for; the key where there is none."""
    if not key:
        return ""
    try:
        return site.library.ask(person, key).name
    except NotInLibrary:
        return key
