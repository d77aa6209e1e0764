"""The noun that heads a phrase, and names that are those of a people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.actors.naming.personal_names import (
    PREPOSITIONS,
    RELATIVES,
    is_of_place,
    segments,
    without_determiners,
)
from accordingto.reading.actors.role_nouns import is_role
from accordingto.reading.lexicons import listed, word_class
from accordingto.reading.syntax.lemmas import singular
from accordingto.reading.syntax.name_tokens import name_tokens

if TYPE_CHECKING:
    from accordingto.reading.syntax.name_tokens import NameToken

_DEPENDENT = PREPOSITIONS | RELATIVES
"""Words with which what depends on a noun begins."""


def head_noun(terms: list[NameToken]) -> NameToken | None:
    """Return the head of the noun phrase at the beginning: the last word before a preposition."""
    parts = list(segments(terms))
    if is_of_place(parts):
        return parts[-1][-1]
    for segment in parts:
        plain = without_determiners(segment) or segment
        end = next((i for i in range(1, len(plain)) if _depends(plain, i)), len(plain))
        if (
            end < len(plain) - 1
            and plain[end].lower == "of"
            and singular(plain[end - 1].text) in word_class("partitives")
        ):
            return head_noun(plain[end + 1 :])
        words = [t for t in plain[:end] if not t.is_mark]
        if words:
            return words[-1]
    return None


def _depends(terms: list[NameToken], at: int) -> bool:
    """Return whether what depends on a noun begins at a token: "of", "who", "showing" behind "a study"."""
    if terms[at].text in _DEPENDENT:
        return True
    noun = terms[at - 1].text
    return terms[at].text.endswith("ing") and (singular(noun) in listed("documents") or is_role(noun))


def names_people(name: str) -> bool:
    """Return whether a name is that of a people or the members of a party ("Republicans")."""
    terms = name_tokens(name)
    return len(terms) == 1 and _is_people(terms[0])


def _is_people(term: NameToken) -> bool:
    """Return whether a capitalised word is a people or party in the plural ("Republicans")."""
    word = singular(term.lower)
    return term.lower.endswith("s") and (word in listed("demonyms") or word in listed("parties"))
