"""The pages of outlets and their sources: shares with counts and confidence intervals, never ranked."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING, get_args
from urllib.parse import quote, urlencode

from msgspec import Struct

from accordingto.errors import NotInLibrary
from accordingto.store import Measure, Sourcing, behind, copies_of_outlet, sourcing
from accordingto.web.charts import FEW, Estimate, estimate
from accordingto.web.copies import copies_switch
from accordingto.web.params import choices, exact, with_changes, with_copies
from accordingto.web.site import site_of
from accordingto.web.tables import Columns, all_pages, links, table_response

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

MEASURES: dict[Measure, tuple[str, str]] = {
    "named": ("Named source", "attributions"),
    "unnamed": ("Unnamed source", "attributions"),
    "collective": ("Group", "attributions"),
    "document": ("Document", "attributions"),
    "by_outlet": ("Another outlet", "attributions"),
    "nobody": ("No source", "attributions"),
    "single_source": ("One source only", "articles"),
    "dropped": ("Hedge or attribution dropped", "headline statements with a verdict"),
}
"""The label of each measure, and what its total counts."""
COMPARED: tuple[Measure, ...] = ("named", "unnamed", "single_source", "dropped")
"""The measures in the list of outlets."""
LISTED = 30
"""Articles on one page of those that contribute to a count."""
OUTLETS = 100
"""Outlets on one page."""
_SEGMENT = re.compile(r"(?!\.\.?\Z)[^\n]+")
"""Names that can be in a path. Routes end at a line break, and browsers resolve "." and ".." even if they are
escaped; such names go into the query string."""


class Measured(Struct, frozen=True):
    """The share of a measure of an outlet."""

    measure: Measure
    """What is counted."""
    label: str
    """The measure in words."""
    of: str
    """What the total counts."""
    estimate: Estimate
    """The share."""


SHARES: Columns[Measured] = {
    "measure": lambda one: one.measure,
    "count": lambda one: one.estimate.count,
    "of": lambda one: one.estimate.whole,
    "percent": lambda one: one.estimate.share,
    "low": lambda one: one.estimate.low,
    "high": lambda one: one.estimate.high,
}
"""The measures of an outlet as a table; shares and their intervals are in percent."""


class OutletRow(Struct, frozen=True):
    """An outlet in the list."""

    counts: Sourcing
    """Its counts."""
    address: str
    """Path of its page."""
    measured: tuple[Measured, ...]
    """Its shares, in the order of ``COMPARED``."""


def index(request: Request) -> Response:
    """Show one page of the outlets in order of name: those after the last one of the page before."""
    site, given = site_of(request), request.query_params
    counts = site.library.ask(sourcing, copies=with_copies(given))
    columns = {name: attrgetter(name) for name in Sourcing.__struct_fields__}
    table = table_response(request, "outlets", counts, columns)
    if table is not None:
        return table
    after = exact(given, "after")
    behind_it = [one for one in counts if one.outlet > after]
    rows = [
        OutletRow(one, address_of(one.outlet), tuple(_measured(one, name) for name in COMPARED))
        for one in behind_it[:OUTLETS]
    ]
    values = {
        "rows": rows,
        "total": len(counts),
        "first": len(counts) - len(behind_it) + 1,
        "next": with_changes(given, after=rows[-1].counts.outlet) if len(behind_it) > OUTLETS else "",
        "compared": [MEASURES[name] for name in COMPARED],
        "few": FEW,
        "tables": links(request),
        **copies_switch(given, site.library.ask(copies_of_outlet)),
    }
    return site.page(request, "outlets.html.j2", values)


def page(request: Request) -> Response:
    """Show an outlet, and the articles that contribute to one of its counts. Raises ``NotInLibrary``."""
    site, given = site_of(request), request.query_params
    name = request.path_params["name"] or exact(given, "name")
    copies = with_copies(given)
    counts = site.library.ask(sourcing, name, copies=copies)
    if not counts and not copies:
        counts = (_nothing(name),) if site.library.ask(sourcing, name) else ()
    if not counts:
        raise NotInLibrary(f"outlet {name}: the library has no articles from it")
    chosen = choices(given, "of", get_args(Measure))
    measure = chosen[0] if chosen else None
    shares = [_measured(counts[0], one) for one in get_args(Measure)]
    if measure is None:
        table = table_response(request, "outlet", shares, SHARES)
    else:
        table = table_response(
            request,
            f"outlet-{measure}",
            all_pages(
                lambda after, limit: site.library.ask(
                    behind, name, measure, copies=copies, after=after, limit=limit
                )
            ),
            {
                "article": lambda one: one.article,
                "title": lambda one: one.title,
                "published": lambda one: one.day,
                "count": lambda one: one.count,
                "of": lambda one: one.whole,
            },
        )
    if table is not None:
        return table
    found = (
        site.library.ask(behind, name, measure, copies=copies, after=given.get("after"), limit=LISTED)
        if measure
        else None
    )
    values = {
        "counts": counts[0],
        "sources": shares[:6],
        "others": shares[6:],
        "few": FEW,
        "known": whole_of(counts[0], "named"),
        "chosen": _measured(counts[0], measure) if measure else None,
        "found": found,
        "params": given,
        "with_changes": with_changes,
        "tables": links(request),
        "shares": links(request, of=None),
        **copies_switch(given, site.library.ask(copies_of_outlet, name)),
    }
    return site.page(request, "outlet.html.j2", values)


def _nothing(outlet: str) -> Sourcing:
    """Return counts of zero, for an outlet whose articles are all left out as copies."""
    zeros = dict.fromkeys(Sourcing.__struct_fields__, 0)
    return Sourcing(**{**zeros, "outlet": outlet})  # type: ignore[arg-type]  # all others are counts


def address_of(outlet: str) -> str:
    """Return the address of an outlet's page, whatever characters its name has."""
    if _SEGMENT.fullmatch(outlet):
        return f"/outlets/{quote(outlet, safe='')}"
    return f"/outlets/?{urlencode({'name': outlet})}"


def whole_of(counts: Sourcing, measure: Measure) -> int:
    """Return the total for a measure: articles, headline propositions, or attributions of a known kind."""
    if measure == "single_source":
        return counts.articles
    if measure == "dropped":
        return counts.checks
    return (
        counts.named + counts.unnamed + counts.collective + counts.document + counts.by_outlet + counts.nobody
    )


def _measured(counts: Sourcing, measure: Measure) -> Measured:
    label, of = MEASURES[measure]
    return Measured(measure, label, of, estimate(getattr(counts, measure), whole_of(counts, measure)))
