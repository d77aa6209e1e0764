"""Random searches of statements, by kind."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

from accordingto.store import Library, StatementQuery, count_statements, find_statements
from benchmarks.library.known import Known

Asking = Callable[[Known, random.Random], StatementQuery]


def _one(known: Known, chance: random.Random) -> str:
    return known.words(chance, 1)[0]


def _somebody(known: Known, chance: random.Random) -> str:
    return known.names[known.somebody(chance)]


def _denied_since(known: Known, chance: random.Random) -> StatementQuery:
    since, _ = known.span(chance)
    word = f"{_one(known, chance)[:5]}*"
    return StatementQuery(text=word, acts=("deny",), since=since, actor=_somebody(known, chance).split()[-1])


KINDS: Mapping[str, Asking] = {
    "everything": lambda known, chance: StatementQuery(),
    "a word": lambda known, chance: StatementQuery(text=_one(known, chance)),
    "the commonest words": lambda known, chance: StatementQuery(
        text=chance.choice(("the", "to", "of the", "a in"))
    ),
    "a phrase": lambda known, chance: StatementQuery(text=f'"the {_one(known, chance)}"'),
    "an ending left open": lambda known, chance: StatementQuery(text=f"{_one(known, chance)[:4]}*"),
    "OR and NOT": lambda known, chance: StatementQuery(
        text=f"{_one(known, chance)} OR {_one(known, chance)} NOT {_one(known, chance)}"
    ),
    "a name": lambda known, chance: StatementQuery(actor=_somebody(known, chance)),
    "a misspelt name": lambda known, chance: StatementQuery(actor=_somebody(known, chance)[:-1]),
    "labels and an outlet": lambda known, chance: StatementQuery(
        acts=("deny", "accuse"),
        certainties=("reported",),
        outlet=chance.choice(known.outlets),
        confidence=0.7,
    ),
    "denials with a word, of somebody, since a day": _denied_since,
}
"""Searches by their kind."""


def ask_statements(library: Library, known: Known, chance: random.Random) -> object:
    """Ask for a page of statements with a search of a random kind."""
    query = KINDS[chance.choice(list(KINDS))](known, chance)
    return library.ask(find_statements, query), library.ask(count_statements, query)
