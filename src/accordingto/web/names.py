"""Names of people for keys in URLs."""

from __future__ import annotations

from accordingto.errors import NotInLibrary
from accordingto.store import Library, person


def name_of(library: Library, key: str) -> str:
    """Return the name of the person with a key, or the key itself if there is none."""
    try:
        return library.ask(person, key).name if key else ""
    except NotInLibrary:
        return key
