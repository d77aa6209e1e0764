"""Words for what somebody is: titles, roles, kin, and the words that qualify them."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import entries, listed
from accordingto.reading.syntax.lemmas import singular
from accordingto.reading.syntax.name_tokens import REMEMBERED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.syntax.name_tokens import NameToken

_ROLE_ENDINGS = ("ologist", "grapher", "spokesman", "woman", "person", "maker", "holder", "keeper", "ician")


def is_role(word: str) -> bool:
    """Return whether a word names an office or occupation; with a capital, only if it is no surname too."""
    lower = word.lower()
    if word[:1].isupper() and lower in listed("surnames"):
        return False
    return _names_role(lower) or _names_role(lower.rpartition("-")[2])


def is_kin(word: str) -> bool:
    """Return whether a word names kin or a friend."""
    return singular(word) in listed("kinship") or word.lower() in listed("kinship")


def qualifies(word: str) -> bool:
    """Return whether a word belongs to the role behind it, or is a matter of office ("of State")."""
    return word.lower() in listed("qualifiers")


def title_at(terms: Sequence[NameToken], at: int) -> int:
    """Return how many tokens the longest title that begins at ``at`` has; 0 where none does."""
    for title in _titles().get(terms[at].lower, ()):
        if [term.lower for term in terms[at : at + len(title)]] == title:
            return len(title)
    return 0


@lru_cache(REMEMBERED)
def _names_role(lower: str) -> bool:
    roles = listed("roles")
    return lower in roles or singular(lower) in roles or (len(lower) > 6 and lower.endswith(_ROLE_ENDINGS))


@cache
def _titles() -> dict[str, list[list[str]]]:
    """Return the words of every title by its first word, the longest titles first."""
    found: dict[str, list[list[str]]] = {}
    titles = ([word.removesuffix(".") for word in title.split()] for title in entries("titles"))
    for title in sorted(titles, key=len, reverse=True):
        found.setdefault(title[0], []).append(title)
    return found
