"""Across articles: people and what they said, how outlets source, what falls due."""

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
    """Which people."""

    name: Text = ""
    """How a word of the name begins."""
    kind: ActorKind | None = None
    """What they are."""


class OfPerson(Asked, frozen=True, kw_only=True):
    """Which person."""

    key: str
    """The person within the library."""


class Said(Paged, frozen=True, kw_only=True):
    """Which statements of a person."""

    key: str
    """The person within the library."""
    role: Literal["person", "addressee"] = "person"
    """Whether the person said it, or was told."""
    act: Act | None = None
    """What the source does with it."""


class AppearancesOf(Paged, frozen=True, kw_only=True):
    """Of whom, and which page."""

    key: str
    """The person within the library."""


class OfOutlet(Asked, frozen=True, kw_only=True):
    """Which outlet."""

    name: Text | None = None
    """Its name; without it all of them."""
    copies: bool = True
    """Whether articles count that are known to print another's text."""


class DuesAsked(Asked, frozen=True, kw_only=True):
    """What of the watch list; each parameter narrows it."""

    kind: tuple[WatchKind, ...] = ()
    """Kinds of items."""
    since: date | None = None
    """First day on which an item falls due."""
    until: date | None = None
    """Last day."""
    person: Text = ""
    """Key of the person whose word it is."""
    dated: bool = True
    """Whether items with a day are asked for, or those without one."""
    state: tuple[WatchState, ...] = ()
    """What became of the items, as far as people said."""


class DuePaged(DuesAsked, frozen=True, kw_only=True):
    """What of the watch list, and which page."""

    after: Cursor | None = None
    """Where the page begins: ``after`` of the page before it."""
    limit: Limit = PAGE
    """How many items the page has at the most."""


class Subscribed(DuesAsked, frozen=True, kw_only=True):
    """What of the watch list a calendar has."""

    token: Text = ""
    """The token of the server, for programs that can send no header."""


def everybody(call: Call[PeopleAsked]) -> Reply:
    """List people, organizations and other actors, those with most statements first."""
    asked = call.asked
    return as_page(
        call,
        call.library.ask(people, asked.name, kind=asked.kind, after=asked.after, limit=asked.limit),
    )


def somebody(call: Call[OfPerson]) -> Reply:
    """Get a person."""
    return as_json(call.library.ask(person, call.asked.key))


def said(call: Call[Said]) -> Reply:
    """List what a person said, or was told, the newest first."""
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
    """Count how outlets source, by name. These are counts, and no rank."""
    return as_json(
        Page(items=call.library.ask(sourcing, call.asked.name, copies=call.asked.copies), after=None)
    )


def watch(call: Call[DuePaged]) -> Reply:
    """List promises, threats, predictions and deadlines, in the order in which they fall due."""
    asked = call.asked
    return as_page(call, call.library.ask(watched, _query(asked), after=asked.after, limit=asked.limit))


def calendar(call: Call[Subscribed]) -> Reply:
    """Get the watch list as a calendar to subscribe to: all of it, up to 10,000 items."""
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
"""What can be asked across articles."""
