"""Nouns for what a person is: titles, roles, relatives, and the words that qualify them."""

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
    """Return whether a word is an office or occupation; a capitalised word must not be a surname, too."""
    lower = word.lower()
    if word[:1].isupper() and lower in listed("surnames"):
        return False
    return _names_role(lower) or _names_role(lower.rpartition("-")[2])


def is_kin(word: str) -> bool:
    """Return whether a word is a relative or friend."""
    return singular(word) in listed("kinship") or word.lower() in listed("kinship")


def qualifies(word: str) -> bool:
    """Return whether a word qualifies the role after it, or is the field of an office ("of State")."""
    return word.lower() in listed("qualifiers")


def is_title_or_party(word: str) -> bool:
    """Return whether a lower-case word is a title ("mr.", also without the dot), or a party's member."""
    return word in listed("titles") or f"{word}." in listed("titles") or word in listed("parties")


def title_at(terms: Sequence[NameToken], at: int) -> int:
    """Return the number of tokens of the longest title that begins at ``at``; 0 if there is none."""
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
    """Return the titles by first word, longest first, each as a list of lower-case words."""
    found: dict[str, list[list[str]]] = {}
    titles = ([word.removesuffix(".") for word in title.split()] for title in entries("titles"))
    for title in sorted(titles, key=len, reverse=True):
        found.setdefault(title[0], []).append(title)
    return found
