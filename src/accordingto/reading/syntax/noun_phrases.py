"""Bounds of noun phrases and clauses, judged by word lists and not by the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.tokens import CLOSING
from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.syntax.document import Document


LONGEST_PHRASE = 6
"""Most words in a noun phrase before its last."""
LONGEST_CLAUSE = 60
"""Most tokens that are searched for the end of a clause."""


def phrase_to(said: Sequence[str], last: int) -> TokenSpan | None:
    """Return the noun phrase that ends with the token at index ``last``; None if that cannot be a noun.

    ``said`` has the tokens in lower case.
    """
    stops, determiners = word_class("phrase-stops"), word_class("determiners")
    if last < 0 or not said[last].isalpha() or said[last] in stops or said[last] in determiners:
        return None
    first = last
    while first > max(0, last - LONGEST_PHRASE) and _goes_on(said[first - 1], stops):
        first -= 1
        if said[first] in determiners:
            break
    while first < last and (said[first] == "of" or said[first].endswith("ing")):  # "denying Orr's claim"
        first += 1
    return TokenSpan(first, last + 1)


def clause_from(doc: Document, start: int) -> TokenSpan:
    """Return the tokens from ``start`` to the end of their clause."""
    end = start
    for at in range(start, min(start + LONGEST_CLAUSE, len(doc))):
        following = doc.lower[at + 1] if at + 1 < len(doc) else ""
        ends = doc.ends(at) or doc.lower[at] == ";" or doc.quote[at] == CLOSING
        joined = following in word_class("clause-joints") or following == "as"
        if (
            ends
            or (doc.lower[at] in (",", "—", "–") and joined)
            or (doc.lower[at] == "," and _closes(doc, at + 1))
        ):
            break
        end = at + 1
    return TokenSpan(start, end)


def _goes_on(word: str, stops: frozenset[str]) -> bool:
    """Return whether a word can belong to the same noun phrase as the word after it."""
    return word not in stops and word.replace("-", "").isalpha()


def _closes(doc: Document, at: int) -> bool:
    return at < len(doc) and bool(doc.quote[at] == CLOSING)
