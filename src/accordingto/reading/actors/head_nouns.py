"""Head nouns of phrases, and names of peoples and party members."""

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
"""Words that begin a dependent of a noun."""


def head_noun(terms: list[NameToken]) -> NameToken | None:
    """Return the head of the noun phrase at the beginning of ``terms``; None if there is none.

    It is usually the last word before a preposition or relative clause.
    """
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
    """Return whether a dependent of the noun before a token begins there: "of", "who", "a study showing"."""
    if terms[at].text in _DEPENDENT:
        return True
    noun = terms[at - 1].text
    return terms[at].text.endswith("ing") and (singular(noun) in listed("documents") or is_role(noun))


def names_people(name: str) -> bool:
    """Return whether a name is the plural of a nationality or party ("Republicans")."""
    terms = name_tokens(name)
    return len(terms) == 1 and _is_people(terms[0])


def _is_people(term: NameToken) -> bool:
    """Return whether a word is the plural of a nationality or party ("Republicans")."""
    word = singular(term.lower)
    return term.lower.endswith("s") and (word in listed("demonyms") or word in listed("parties"))
