"""The names of people whom an address names by their keys."""

from __future__ import annotations

from accordingto.errors import NotInLibrary
from accordingto.store import Library, person


def name_of(library: Library, key: str) -> str:
    """Return the name of the person with a key; the key where there is none."""
    try:
        return library.ask(person, key).name if key else ""
    except NotInLibrary:
        return key
