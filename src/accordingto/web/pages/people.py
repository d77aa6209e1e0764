"""The list of people, and the page of a person: what articles say by and about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from msgspec import Struct

from accordingto.store import (
    Appearance,
    Library,
    Person,
    Seen,
    Share,
    Statement,
    Watched,
    WatchQuery,
    acts_of,
    copies_of_person,
    days_of,
    namesakes,
    people,
    person,
    portrait,
    said_by,
    seen_in,
    statements,
    told,
    watched,
)
from accordingto.types import Act, ActorKind
from accordingto.web.charts import bars, over_time
from accordingto.web.clock import today
from accordingto.web.copies import copies_switch
from accordingto.web.pages.watch import kept_now
from accordingto.web.params import choices, with_changes, with_copies, word
from accordingto.web.site import site_of
from accordingto.web.tables import all_pages, links, table_response

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

FEW_APPEARANCES = 20
"""Limit of appearances from which the list takes a person's role."""
LISTED = 20
"""Statements on one page."""

WHY = {
    "first": "first with this name",
    "name": "same full name, and nothing contradicts it",
    "name_and_role": "same full name and a similar role",
    "name_and_affiliation": "same full name and a similar role or affiliation",
    "alone": "only part of a name, so not matched with anyone",
    "corrected": "merged or split by hand",
}
"""Labels of the reasons to take an actor for a person, by code."""


Table = Literal["said", "told", "articles", "acts", "days"]
"""The tables of a person: statements by them, statements to them, appearances, and their statements by act
and by day."""


class Listed(Struct, frozen=True):
    """A person in the list."""

    person: Person
    """The person."""
    role: str
    """The role that articles give most often; empty if none gives one."""


def index(request: Request) -> Response:
    """Show one page of people and organizations, filtered by name and kind."""
    site, given = site_of(request), request.query_params
    name, kinds = word(given, "q"), choices(given, "kind", get_args(ActorKind))
    kind = kinds[0] if kinds else None
    table = table_response(
        request,
        "people",
        all_pages(lambda after, limit: site.library.ask(people, name, kind=kind, after=after, limit=limit)),
        _columns(Person),
    )
    if table is not None:
        return table
    found = site.library.ask(people, name, kind=kind, after=given.get("after"))
    values = {
        "name": name,
        "kind": kind or "",
        "tables": links(request),
        "kinds": get_args(ActorKind),
        "found": tuple(listed(site.library, one) for one in found.items),
        "next": with_changes(given, after=found.after) if found.after else "",
        "first": with_changes(given, after=None),
        "is_later": bool(given.get("after")),
    }
    return site.page(request, "people.html.j2", values)


def page(request: Request) -> Response:
    """Show one person or organization. Raises ``NotInLibrary``."""
    from starlette.responses import RedirectResponse

    site, given, key = site_of(request), request.query_params, request.path_params["key"]
    ask = site.library.ask
    who = ask(person, key)
    if who.key != key:  # merged into another
        return RedirectResponse(f"/people/{who.key}", status_code=303)
    acts = choices(given, "act", get_args(Act))
    act: Act | None = acts[0] if acts else None
    seen = cast(Seen, (choices(given, "seen", get_args(Seen)) or ("all",))[0])
    table = _table(request, key, act, seen)
    if table is not None:
        return table
    copies = with_copies(given)
    said = ask(statements, key, act=act, copies=copies, after=given.get("after"), limit=LISTED)
    heard = ask(statements, key, role="addressee", after=given.get("heard"), limit=LISTED)
    places = ask(seen_in, key, seen, copies=copies, after=given.get("place"), limit=LISTED)
    counts, drawn = ask(acts_of, key, copies=copies), ask(portrait, key)
    values = {
        "who": who,
        "portrait": drawn,
        "roles": folded(drawn.roles),
        "namesakes": [listed(site.library, one) for one in ask(namesakes, key)],
        "acts": bars(counts),
        "act": act,
        "of_act": _count(counts, act) if act else ask(said_by, key, copies=copies),
        "chart": over_time(ask(days_of, key, copies=copies)),
        **copies_switch(given, ask(copies_of_person, key)),
        "said": said,
        "heard": heard,
        "told": ask(told, key),
        "appearances": places,
        "seen": seen,
        "why": WHY,
        "files": {one: links(request, table=one, heard=None, place=None) for one in get_args(Table)},
        "due_items": _due(site.library, key),
        "kept": kept_now(site.library, given),
        "today": today(),
        "params": given,
        "with_changes": with_changes,
    }
    return site.page(request, "person.html.j2", values)


def _table(request: Request, key: str, act: Act | None, seen: Seen) -> Response | None:
    """Return one of the tables of a person as a file if the URL asks for one; else None."""
    ask, copies = site_of(request).library.ask, with_copies(request.query_params)
    match (choices(request.query_params, "table", get_args(Table)) or ("said",))[0]:
        case "said":
            rows = all_pages(
                lambda after, limit: ask(statements, key, act=act, copies=copies, after=after, limit=limit)
            )
            return table_response(request, f"statements-{key}", rows, _columns(Statement))
        case "told":
            heard = all_pages(
                lambda after, limit: ask(statements, key, role="addressee", after=after, limit=limit)
            )
            return table_response(request, f"told-{key}", heard, _columns(Statement))
        case "articles":
            places = all_pages(
                lambda after, limit: ask(seen_in, key, seen, copies=copies, after=after, limit=limit)
            )
            return table_response(request, f"articles-{key}", places, _columns(Appearance))
        case "acts":
            return table_response(request, f"acts-{key}", ask(acts_of, key, copies=copies), _columns(Share))
        case _:
            return table_response(request, f"days-{key}", ask(days_of, key, copies=copies), _columns(Share))


def _columns(kind: type[Struct]) -> dict[str, attrgetter[Any]]:
    """Return the fields of a record as columns."""
    return {name: attrgetter(name) for name in kind.__struct_fields__}


def listed(library: Library, one: Person) -> Listed:
    """Return a person with the role that the latest articles give most often."""
    roles = folded(library.ask(portrait, one.key, limit=FEW_APPEARANCES).roles)
    return Listed(one, roles[0].name if roles else "")


def _due(library: Library, key: str) -> tuple[Watched, ...]:
    """Return a person's items of the watch list: those with a due day, latest first, then the rest."""
    dated = library.ask(watched, WatchQuery(person=key), latest_first=True, limit=LISTED)
    undated = library.ask(watched, WatchQuery(person=key, dated=False), limit=LISTED)
    return (*dated.items, *undated.items)[:LISTED]


def folded(shares: Iterable[Share]) -> tuple[Share, ...]:
    """Merge counts of words that differ only in case, under the first spelling; highest counts first."""
    names, counts = dict[str, str](), Counter[str]()
    for one in shares:
        key = one.name.casefold()
        names.setdefault(key, one.name)
        counts[key] += one.count
    return tuple(sorted((Share(names[key], counts[key]) for key in names), key=lambda one: -one.count))


def _count(counts: tuple[Share, ...], name: str) -> int:
    return sum(one.count for one in counts if one.name == name)
