"""Random questions to a library, as its pages ask them, in the same mix for every size, and their times."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping

from accordingto.store import (
    Library,
    Measure,
    Query,
    Seen,
    WatchQuery,
    acts_of,
    behind,
    corrections,
    count,
    count_watched,
    days_of,
    due_days,
    due_next_to,
    find,
    months_of,
    namesakes,
    outlets,
    people,
    person,
    portrait,
    seen_in,
    sourcing,
    statements,
    told,
    watched,
)
from accordingto.types import Act, Certainty
from accordingto.watchlist import WatchKind
from benchmarks.library.known import Known
from benchmarks.library.statements import ask_statements

LEAFING = 0.25
"""Share of lists whose next page is also requested."""
_ACTS: tuple[Act, ...] = ("say", "deny", "promise", "threaten", "accuse", "predict", "confirm", "warn")
_CERTAINTIES: tuple[Certainty, ...] = ("reported", "hedged", "inferred")
_WARNINGS = ("single_source", "actor_unknown", "all_unnamed", "attribution_dropped")
_SEEN: tuple[Seen, ...] = ("all", "all", "speaking", "mentioned")
_MEASURES: tuple[Measure, ...] = ("named", "unnamed", "nobody", "single_source", "dropped")
_KINDS: tuple[WatchKind, ...] = ("promise", "threat", "prediction", "deadline")


Question = Callable[[Library, Known, random.Random], object]


def ask_library(library: Library, known: Known, chance: random.Random) -> object:
    """Ask for the list of articles: some pages of it, at times filtered."""
    since, until = known.span(chance)
    query = chance.choice(
        (
            Query(),
            Query(outlet=chance.choice(known.outlets)),
            Query(acts=(chance.choice(_ACTS),)),
            Query(certainties=(chance.choice(_CERTAINTIES),), since=since, until=until),
            Query(warnings=(chance.choice(_WARNINGS),)),
            Query(person=known.people[known.somebody(chance)]),
            Query(since=since, until=until),
            Query(outlet=chance.choice(known.outlets), acts=("deny",), person=known.people[0]),
        )
    )
    return _page(library, query, chance)


def ask_search(library: Library, known: Known, chance: random.Random) -> object:
    """Search for one, two or three words, a phrase, a beginning, or within a time or an outlet."""
    one, two, three = known.words(chance, 3)
    since, until = known.span(chance)
    name = known.names[known.somebody(chance)]
    query = chance.choice(
        (
            Query(text=one),
            Query(text=one),
            Query(text=f"{one} {two}"),
            Query(text=f"{one} {two} {three}"),
            Query(text=f"{one[:4]}*"),
            Query(text=f'"{name}"'),
            Query(text=one, since=since, until=until),
            Query(text=one, outlet=chance.choice(known.outlets)),
            Query(text=f"{one} {two}", acts=(chance.choice(_ACTS),)),
        )
    )
    return _page(library, query, chance)


def ask_people(library: Library, known: Known, chance: random.Random) -> object:
    """Ask for the list of people, or those whose name begins with some letters."""
    name = chance.choice(known.names)
    begun = chance.choice(("", name[:3], name.rpartition(" ")[2][:4], name))
    return library.ask(people, begun, kind=chance.choice((None, "person")))


def ask_actor(library: Library, known: Known, chance: random.Random) -> object:
    """Ask what the page of a person asks."""
    key = known.people[known.somebody(chance)]
    return (
        library.ask(person, key),
        library.ask(portrait, key),
        library.ask(acts_of, key),
        library.ask(months_of, key),
        library.ask(days_of, key),
        library.ask(statements, key, act=chance.choice((None, None, *_ACTS))),
        library.ask(statements, key, role="addressee"),
        library.ask(told, key),
        library.ask(seen_in, key, chance.choice(_SEEN)),
        library.ask(namesakes, key),
    )


def ask_outlet(library: Library, known: Known, chance: random.Random) -> object:
    """Ask what the page of an outlet asks, at times the list of outlets."""
    if chance.random() < 0.1:
        return library.ask(sourcing), library.ask(outlets)
    name = chance.choice(known.outlets)
    measure = chance.choice(_MEASURES)
    return (
        library.ask(sourcing, name),
        library.ask(behind, name, measure),
        _page(library, Query(outlet=name), chance),
    )


def ask_watch(library: Library, known: Known, chance: random.Random) -> object:
    """Ask for the watch list: from a day on, of some kinds, of a person, or without a day."""
    since, until = known.span(chance)
    query = chance.choice(
        (
            WatchQuery(since=since),
            WatchQuery(since=since, until=until),
            WatchQuery(kinds=(chance.choice(_KINDS),), since=since),
            WatchQuery(dated=False),
            WatchQuery(kinds=(chance.choice(_KINDS),), dated=False),
            WatchQuery(person=known.people[known.somebody(chance)]),
            WatchQuery(outlet=chance.choice(known.outlets), since=since, until=until),
        )
    )
    found = library.ask(watched, query), library.ask(count_watched, query)
    if not query.until:
        return found
    return found, library.ask(due_days, query), library.ask(due_next_to, query)


def ask_article(library: Library, known: Known, chance: random.Random) -> object:
    """Ask what the page of an article asks."""
    key = chance.choice(known.keys)
    return library.shown(key), library.versions(key), library.ask(corrections, key)


QUESTIONS: Mapping[str, Question] = {
    "library": ask_library,
    "search": ask_search,
    "statements": ask_statements,
    "article": ask_article,
    "people": ask_people,
    "actor": ask_actor,
    "outlet": ask_outlet,
    "watch": ask_watch,
}
"""Questions by the page that asks them."""


def seconds_each(library: Library, known: Known, name: str, number: int) -> list[float]:
    """Ask ``number`` different questions of a kind; return the processor seconds of each."""
    found = []
    for i in range(number):
        chance = random.Random(f"{name} {i}")
        began = time.process_time()
        QUESTIONS[name](library, known, chance)
        found.append(time.process_time() - began)
    return found


def _page(library: Library, query: Query, chance: random.Random) -> object:
    """Return a page of articles with their count; one time in four also ask for the next page."""
    page = library.ask(find, query)
    if page.after is not None and chance.random() < LEAFING:
        page = library.ask(find, query, after=page.after)
    return page, library.ask(count, query)
