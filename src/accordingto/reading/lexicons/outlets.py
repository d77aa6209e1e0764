"""Recognition of news outlets and agencies: by a list, by names that users add, and by shape."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import entries, word_class

if TYPE_CHECKING:
    from collections.abc import Iterable

REMEMBERED = 4096
"""Size of the cache of normalised names."""
_ADDRESS = re.compile(r"\.(?:com|org|net|info|co\.uk)$")


class Outlets:
    """The known names of outlets: those of the lexicon, and ``extra`` ones; case matters."""

    def __init__(self, extra: Iterable[str] = ()) -> None:
        self._extra = frozenset(_key(name) for name in extra if name.strip())

    def is_certain(self, name: str) -> bool:
        """Return whether a name is listed and unambiguous: it has several words, or is all capitals."""
        key = _key(name)
        return (" " in key or key.isupper()) and (key in _listed() or key in self._extra)

    def is_outlet(self, name: str) -> bool:
        """Return whether a name is that of an outlet; do not ask it of the names of people and places."""
        key = _key(name)
        if key in _listed() or key in self._extra:
            return True
        words = key.casefold().split()
        if not words or not key[0].isupper():
            return False
        if len(words) == 1:
            return words[0] in word_class("outlet-alone")
        return words[-1] in word_class("outlet-last") or (
            words[0] in word_class("outlet-first") and len(words) == 2
        )


@cache
def _listed() -> frozenset[str]:
    return frozenset(_key(form) for line in entries("outlets") for form in line.split("|"))


@lru_cache(REMEMBERED)
def _key(name: str) -> str:
    """Return the name with single spaces, without "the" and without a web ending such as ".com"."""
    plain = " ".join(name.split())
    for article in ("the ", "The "):
        plain = plain.removeprefix(article)
    return _ADDRESS.sub("", plain)
