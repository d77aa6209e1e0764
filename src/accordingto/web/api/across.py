"""API operations across articles: people and their statements, the sources of outlets, the watch list."""

from __future__ import annotations

from datetime import date
from typing import Literal

from accordingto.export import WATCH_FORMATS
from accordingto.store import (
    PAGE,
    Appearance,
    Page,
    Person,
    Sourcing,
    Statement,
    Watched,
    WatchQuery,
    people,
    person,
    seen_in,
    sourcing,
    statements,
    watched,
)
from accordingto.types import Act, ActorKind, WatchState
from accordingto.watchlist import WatchKind
from accordingto.web.api.operations import (
    Answer,
    Asked,
    Call,
    Cursor,
    Limit,
    Operation,
    Paged,
    Reply,
    Text,
    as_json,
    as_page,
    iso,
)
from accordingto.web.tables import MOST_ROWS, all_pages

CALENDAR = WATCH_FORMATS["ics"]
_NEXT = {"Link": "The next page, if there is one."}


class PeopleAsked(Paged, frozen=True, kw_only=True):
    """Parameters for a list of people."""

    name: Text = ""
    """Words of the name; the last may be the beginning of a word."""
    kind: ActorKind | None = None
    """Kind of actor."""


class OfPerson(Asked, frozen=True, kw_only=True):
    """Parameters for one person."""

    key: str
    """Key of the person."""


class Said(Paged, frozen=True, kw_only=True):
    """Parameters for the statements of a person."""

    key: str
    """Key of the person."""
    role: Literal["person", "addressee"] = "person"
    """Whether the person is the speaker or the addressee."""
    act: Act | None = None
    """The speaker's act, such as say or deny."""


class AppearancesOf(Paged, frozen=True, kw_only=True):
    """Parameters for the appearances of a person."""

    key: str
    """Key of the person."""


class OfOutlet(Asked, frozen=True, kw_only=True):
    """Parameters for the counts of outlets."""

    name: Text | None = None
    """Name of one outlet; without it, all outlets."""
    copies: bool = True
    """Whether to count articles that are known to print another article's text."""


class DuesAsked(Asked, frozen=True, kw_only=True):
    """Filters of the watch list; each parameter narrows it."""

    kind: tuple[WatchKind, ...] = ()
    """Kinds of items."""
    since: date | None = None
    """First due day."""
    until: date | None = None
    """Last due day."""
    person: Text = ""
    """Key of the person who said it."""
    dated: bool = True
    """Whether to return items with a due day, or those without one."""
    state: tuple[WatchState, ...] = ()
    """States of the items; an item is open until somebody says otherwise."""


class DuePaged(DuesAsked, frozen=True, kw_only=True):
    """Filters of the watch list, and which page."""

    after: Cursor | None = None
    """Cursor of the page: ``after`` of the page before it."""
    limit: Limit = PAGE
    """Limit of items on the page."""


class Subscribed(DuesAsked, frozen=True, kw_only=True):
    """Parameters of a calendar subscription."""

    token: Text = ""
    """The token of the server, for programs that cannot send headers."""


def everybody(call: Call[PeopleAsked]) -> Reply:
    """List people, organizations and other actors, those with the most statements first."""
    asked = call.asked
    return as_page(
        call,
        call.library.ask(people, asked.name, kind=asked.kind, after=asked.after, limit=asked.limit),
    )


def somebody(call: Call[OfPerson]) -> Reply:
    """Get a person."""
    return as_json(call.library.ask(person, call.asked.key))


def said(call: Call[Said]) -> Reply:
    """List the statements by a person, or to a person, newest first."""
    asked = call.asked
    call.library.ask(person, asked.key)
    found = call.library.ask(
        statements, asked.key, role=asked.role, act=asked.act, after=asked.after, limit=asked.limit
    )
    return as_page(call, found)


def appears(call: Call[AppearancesOf]) -> Reply:
    """List the articles in which a person appears, and why the actor there is taken for this person."""
    asked = call.asked
    call.library.ask(person, asked.key)
    return as_page(call, call.library.ask(seen_in, asked.key, after=asked.after, limit=asked.limit))


def outlets(call: Call[OfOutlet]) -> Reply:
    """Count the sources that outlets use, in order of name. These are counts, not a ranking."""
    return as_json(
        Page(items=call.library.ask(sourcing, call.asked.name, copies=call.asked.copies), after=None)
    )


def watch(call: Call[DuePaged]) -> Reply:
    """List promises, threats, predictions and deadlines, in order of due day."""
    asked = call.asked
    return as_page(call, call.library.ask(watched, _query(asked), after=asked.after, limit=asked.limit))


def calendar(call: Call[Subscribed]) -> Reply:
    """Get the watch list as a calendar to subscribe to, without pages: up to 10,000 items."""
    query = _query(call.asked)
    found = all_pages(lambda after, limit: call.library.ask(watched, query, after=after, limit=limit))
    items = (one.item for _, one in zip(range(MOST_ROWS), found, strict=False))
    return Reply(CALENDAR.write_watch(items), CALENDAR.media_type)


def _query(asked: DuesAsked) -> WatchQuery:
    return WatchQuery(
        kinds=asked.kind,
        since=iso(asked.since),
        until=iso(asked.until),
        person=asked.person,
        dated=asked.dated,
        states=asked.state,
    )


OPERATIONS = (
    Operation(
        "GET", "/people", everybody, {200: Answer("A page.", Page[Person], headers=_NEXT)}, PeopleAsked
    ),
    Operation("GET", "/people/{key}", somebody, {200: Answer("The person.", Person)}, OfPerson),
    Operation(
        "GET",
        "/people/{key}/statements",
        said,
        {200: Answer("A page of statements.", Page[Statement], headers=_NEXT)},
        Said,
    ),
    Operation(
        "GET",
        "/people/{key}/appearances",
        appears,
        {200: Answer("A page of articles.", Page[Appearance], headers=_NEXT)},
        AppearancesOf,
    ),
    Operation("GET", "/outlets", outlets, {200: Answer("The counts.", Page[Sourcing])}, OfOutlet),
    Operation("GET", "/watch", watch, {200: Answer("A page.", Page[Watched], headers=_NEXT)}, DuePaged),
    Operation(
        "GET",
        "/watch.ics",
        calendar,
        {200: Answer("The calendar.", media_types=(CALENDAR.media_type,))},
        Subscribed,
    ),
)
"""The operations across articles."""
