"""Publishers and their outlets, and the names of news agencies: small tables that can be extended."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def group_of(outlet: str | None) -> str | None:
    """Return the publisher of an outlet; its own name, normalised, if it is not in the table; None if
    ``outlet`` is empty."""
    if not outlet or not outlet.strip():
        return None
    key = _key(outlet)
    return _table("publishers.txt").get(key, key)


def agency_named(name: str) -> str | None:
    """Return the full name of a news agency, given any form of it ("AP"); None if it is not an agency."""
    return _table("agencies.txt").get(_key(name))


@cache
def agency_forms() -> tuple[str, ...]:
    """Return all forms of the names of agencies, the longest first."""
    forms = [form for line in _lines("agencies.txt") for form in line.split("|")]
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


@cache
def _table(file: str) -> dict[str, str]:
    found = {}
    for line in _lines(file):
        names = line.split("|")
        found.update({_key(form): names[0] for form in names})
    return found


def _lines(file: str) -> list[str]:
    text = (files(__package__) / file).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _key(name: str) -> str:
    words = name.casefold().split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)
