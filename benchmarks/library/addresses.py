"""Random requests to the server: URLs of its pages and its API, in the mix of ``questions``."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import get_args
from urllib.parse import quote, urlencode

from accordingto.types import Act
from benchmarks.library.known import Known

Address = Callable[[Known, random.Random], str]


def library(known: Known, chance: random.Random) -> str:
    """Return the URL of the list of articles, at times filtered."""
    since, until = known.span(chance)
    return "/?" + urlencode(
        chance.choice(
            (
                {},
                {"outlet": chance.choice(known.outlets)},
                {"act": chance.choice(get_args(Act))},
                {"certainty": "hedged", "since": since, "until": until},
                {"warning": "single_source"},
                {"person": known.people[known.somebody(chance)]},
            )
        )
    )


def search(known: Known, chance: random.Random) -> str:
    """Return the URL of a full-text search."""
    one, two = known.words(chance, 2)
    name = known.names[known.somebody(chance)]
    since, until = known.span(chance)
    words = chance.choice((one, one, f"{one} {two}", f"{one[:4]}*", f'"{name}"'))
    return "/?" + urlencode({"q": words} | chance.choice(({}, {"since": since, "until": until})))


def statements(known: Known, chance: random.Random) -> str:
    """Return the URL of a search of statements."""
    word, name = known.words(chance, 1)[0], known.names[known.somebody(chance)]
    since, until = known.span(chance)
    words = chance.choice(({}, {"q": word}, {"q": f"{word[:4]}*"}, {"actor": name}, {"q": f"{word} OR the"}))
    labels = chance.choice(({}, {"act": "deny"}, {"sure": "70"}, {"since": since, "until": until}))
    return "/statements?" + urlencode(words | labels)


def article(known: Known, chance: random.Random) -> str:
    """Return the URL of the page of an article."""
    return f"/articles/{chance.choice(known.keys)}"


def people(known: Known, chance: random.Random) -> str:
    """Return the URL of the list of people."""
    name = chance.choice(known.names)
    return "/people?" + urlencode({"q": chance.choice(("", name[:3], name.rpartition(" ")[2][:4], name))})


def actor(known: Known, chance: random.Random) -> str:
    """Return the URL of the page of a person."""
    return f"/people/{known.people[known.somebody(chance)]}"


def outlet(known: Known, chance: random.Random) -> str:
    """Return the URL of the page of an outlet, at times of the list of outlets."""
    return "/outlets" if chance.random() < 0.1 else f"/outlets/{quote(chance.choice(known.outlets))}"


def watch(known: Known, chance: random.Random) -> str:
    """Return the URL of the watch list, or of a month of it."""
    since, _ = known.span(chance)
    person = known.people[known.somebody(chance)]
    return "/watch?" + urlencode(
        chance.choice(({"today": since}, {"month": since[:7]}, {"person": person}, {"kind": "promise"}))
    )


def api(known: Known, chance: random.Random) -> str:
    """Return a URL of the API."""
    person = known.people[known.somebody(chance)]
    since, until = known.span(chance)
    return "/api/v1" + chance.choice(
        (
            "/articles?" + urlencode({"q": known.words(chance, 1)[0]}),
            f"/articles/{chance.choice(known.keys)}",
            f"/people/{person}/statements",
            "/watch?" + urlencode({"since": since, "until": until}),
            "/people",
        )
    )


ADDRESSES: Mapping[str, Address] = {
    "library": library,
    "search": search,
    "statements": statements,
    "article": article,
    "people": people,
    "actor": actor,
    "outlet": outlet,
    "watch": watch,
    "api": api,
}
"""Functions that return a random URL, by page."""
