"""The watch list page: due items as a list or calendar, and as a calendar feed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from accordingto.errors import NotInLibrary
from accordingto.export import WATCH_FORMATS, Remark, remarks
from accordingto.store import (
    Library,
    Page,
    Watched,
    WatchQuery,
    corrections,
    count_watched,
    due_days,
    due_next_to,
    outlets,
    watched,
)
from accordingto.types import WatchState
from accordingto.watchlist import WatchKind
from accordingto.web import clock
from accordingto.web.exports import attachment
from accordingto.web.months import first_day, label_of, last_day, month_of
from accordingto.web.names import name_of
from accordingto.web.params import choices, day, exact, with_changes, word
from accordingto.web.site import site_of
from accordingto.web.tables import MOST_ROWS, Taken, all_pages, links

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams
    from starlette.requests import Request
    from starlette.responses import Response

Part = Literal["overdue", "ahead", "undated", "settled"]
"""A part of the list: due before today, due from today on, without a day, or settled (kept or broken)."""
TITLES: dict[Part, str] = {
    "overdue": "Overdue",
    "ahead": "Upcoming",
    "undated": "No date",
    "settled": "Settled",
}
STATES: tuple[WatchState, ...] = ("open", "moved", "kept", "broken")
"""The states that can be chosen."""
OPEN: tuple[WatchState, ...] = ("open", "moved")
SETTLED: tuple[WatchState, ...] = ("kept", "broken")
PREVIEW = 10
"""Items of each part on the page with all parts."""
LISTED = 50
"""Items on a page of one part, or of a month."""
MOST_IN_FEED = 5_000
"""Limit of items in the feed; of more, those with the latest due days are included."""
IN_CALENDAR = 400
"""Limit of items loaded for a month's calendar; days after them show only the number of items."""


class Section(Struct, frozen=True):
    """A part of the list."""

    part: Part
    """The part."""
    title: str
    """Its heading."""
    count: int
    """Number of its items."""
    found: Page[Watched]
    """Its first items, or the page that was requested."""


def page(request: Request) -> Response:
    """Show the watch list or, as the URL asks, the calendar of a month; or return the list as a file."""
    site, given = site_of(request), request.query_params
    query, today = query_of(given), day(given, "today") or clock.today()
    first = first_day(word(given, "month"))
    file = _file(request, _items(site.library, _asked(given, query, first, today)))
    if file is not None:
        return file
    values = {
        "query_": query,
        "today": today,
        "kinds": get_args(WatchKind),
        "states": STATES,
        "kept": kept_now(site.library, given),
        "here": f"/watch?{with_changes(given, kept=None)}".rstrip("?"),
        "outlets": site.library.ask(outlets),
        "person": name_of(site.library, query.person),
        "this_month": today[:7],
        "feed": f"watch.ics?{_of_feed(given)}".rstrip("?"),
        "subscription": f"watch.ics?{_of_feed(given, site.settings.token)}".rstrip("?"),
        "host": request.url.netloc,
        "params": given,
        "with_changes": with_changes,
        "tables": links(request),
        "month": None,
        **(
            _calendar(site.library, given, query, first, today)
            if first
            else _list(site.library, given, query, today)
        ),
    }
    return site.page(request, "watch.html.j2", values)


def feed(request: Request) -> Response:
    """Return the items with a due date as a calendar to subscribe to; the filters are those of the page."""
    from starlette.responses import Response

    query = query_of(request.query_params)
    found = all_pages(partial(_asked_of, site_of(request).library, query, True))
    latest = [one.item for one in islice(found, MOST_IN_FEED)]
    calendar = WATCH_FORMATS["ics"]
    return Response(calendar.write_watch(reversed(latest)), media_type=calendar.media_type)


def query_of(given: QueryParams) -> WatchQuery:
    """Parse the filters from the URL's parameters, ignoring values that are not valid."""
    return WatchQuery(
        kinds=choices(given, "kind", get_args(WatchKind)),
        person=word(given, "person"),
        outlet=exact(given, "outlet"),
        states=choices(given, "state", STATES),
    )


def part_of(query: WatchQuery, part: Part, today: str) -> WatchQuery:
    """Return a query limited to one part of the list."""
    states = SETTLED if part == "settled" else OPEN
    query = replace(query, states=tuple(one for one in states if one in (query.states or STATES)))
    match part:
        case "settled":
            return replace(query, dated=None)
        case "overdue":
            return replace(query, until=_before(today))
        case "ahead":
            return replace(query, since=today)
        case "undated":
            return replace(query, dated=False)


def _list(library: Library, given: QueryParams, query: WatchQuery, today: str) -> dict[str, object]:
    """Return the template values of the list: all parts, or one page of the chosen part."""
    chosen = choices(given, "part", get_args(Part))
    sections = []
    for part in chosen or get_args(Part):
        narrowed = part_of(query, part, today)
        if not narrowed.states:  # none of the chosen states occurs in this part
            sections.append(Section(part, TITLES[part], 0, Page(items=(), after=None)))
            continue
        found = library.ask(
            watched,
            narrowed,
            latest_first=part == "overdue",
            after=given.get("after") if chosen else None,
            limit=LISTED if chosen else PREVIEW,
        )
        sections.append(Section(part, TITLES[part], library.ask(count_watched, narrowed), found))
    return {"sections": sections, "part": chosen[0] if chosen else None}


def _calendar(
    library: Library, given: QueryParams, query: WatchQuery, first: date, today: str
) -> dict[str, object]:
    """Return the template values of a month: its calendar, the items due in it or on a chosen day of it, and
    the nearest other months with due items."""
    query = replace(query, since=first.isoformat(), until=last_day(first).isoformat())
    chosen = day(given, "day")
    listed = replace(query, since=chosen, until=chosen) if chosen.startswith(f"{first:%Y-%m}") else query
    shown = library.ask(watched, query, limit=IN_CALENDAR)
    before, after = library.ask(due_next_to, query)
    return {
        "month": month_of(first, library.ask(due_days, query), shown.items, today),
        "day": chosen if listed is not query else "",
        "count": library.ask(count_watched, listed),
        "found": library.ask(watched, listed, after=given.get("after"), limit=LISTED),
        "near": [
            (near[:7], label_of(near_first))
            for near in (before, after)
            if near and (near_first := first_day(near[:7]))
        ],
    }


def _asked(given: QueryParams, query: WatchQuery, first: date | None, today: str) -> list[WatchQuery]:
    """Return the queries for everything that the URL lists, without pages."""
    if first is not None:
        return [replace(query, since=first.isoformat(), until=last_day(first).isoformat())]
    parts = [part_of(query, part, today) for part in choices(given, "part", get_args(Part)) or get_args(Part)]
    return [one for one in parts if one.states]


def _items(library: Library, queries: Iterable[WatchQuery]) -> Iterator[Watched]:
    """Yield the items of all pages of some queries, one query after the other."""
    for query in queries:
        yield from all_pages(partial(_asked_of, library, query, False))


def _asked_of(
    library: Library, query: WatchQuery, latest_first: bool, after: str | None, limit: int
) -> Page[Watched]:
    return library.ask(watched, query, latest_first=latest_first, after=after, limit=limit)


def _file(request: Request, found: Iterable[Watched]) -> Response | None:
    """Return the items as a file in the formats of ``accordingto watch``; None if the URL asks for none."""
    from starlette.responses import Response

    asked = request.query_params.get("format", "")
    if asked not in get_args(Taken):
        return None
    format = WATCH_FORMATS[asked]
    body = format.write_watch(one.item for one in islice(found, MOST_ROWS))
    return Response(body, media_type=format.media_type, headers=attachment("watch", format))


def kept_now(library: Library, given: QueryParams) -> tuple[str, Remark] | None:
    """Return the article key and the correction that was just made, named in the URL; None without one."""
    key, _, id = word(given, "kept").partition("~")
    if not id:
        return None
    try:
        with library.reading():
            told = remarks(library.shown(key), library.ask(corrections, key))
    except NotInLibrary:
        return None
    return next(((key, one) for one in told if one.id == id and one.state != "undone"), None)


def _of_feed(given: QueryParams, token: str | None = None) -> str:
    """Return a query string of only the URL's filters, with the token if calendars need one."""
    others = {name: None for name in given if name not in {"kind", "person", "outlet", "state"}}
    return with_changes(given, **others, token=token)


def _before(today: str) -> str:
    return (date.fromisoformat(today) - timedelta(days=1)).isoformat() if today > "0001-01-01" else today
