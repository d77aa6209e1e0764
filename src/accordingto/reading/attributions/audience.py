"""Phrases that name those who may be told something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.lexicons import listed, word_class
from accordingto.reading.syntax.lemmas import singular

if TYPE_CHECKING:
    from accordingto.reading.syntax.document import Document

_ADDRESSED_KINDS = frozenset(("person", "organization", "place"))
_INSIDE = frozenset(("compound", "amod", "nummod", "det", "nmod:poss"))
"""Relations of what stands before the noun of its phrase."""


def is_somebody(piece: TokenSpan, doc: Document) -> bool:
    """Return whether a phrase refers to people, a group or an office."""
    kind = doc.kind(piece)
    words = [doc[at] for at in range(piece.start, piece.end)]
    if is_street(piece, doc):
        return False
    named = kind is None and any(map(doc.is_capital, range(piece.start, piece.end)))
    if kind in _ADDRESSED_KINDS or named or words[0] in listed("objectpronouns"):
        return True
    forms = (form for word in words for form in (word, singular(word)))
    return kind != "time" and any(form in listed("roles") or form in listed("collectives") for form in forms)


def is_street(piece: TokenSpan, doc: Document) -> bool:
    """Return whether a phrase is nothing but addresses of houses, in short: "St. Bride St. and Dock Rd"."""
    words = [at for at in range(piece.start, piece.end) if doc[at] not in (".", ",", "and", "or")]
    ends_so = len(words) > 1 and doc[words[-1]].rstrip(".") in word_class("street-endings")
    return ends_so and all(doc.is_capital(at) or doc[at].isdigit() for at in words)


def phrases_from(start: int, limit: int, doc: Document) -> TokenSpan | None:
    """Return the noun phrase that begins with a word, with another that "and" or "or" joins to it."""
    piece = doc.phrase_from(start, limit)
    if piece is None:
        return None
    piece = TokenSpan(start, _end_of_noun(piece, limit, doc))
    if doc[piece.end] in ("and", "or"):
        other = doc.phrase_from(piece.end + 1, limit)
        if other and is_somebody(other, doc) and is_somebody(piece, doc):
            return TokenSpan(start, other.end)
    return piece


def _end_of_noun(piece: TokenSpan, limit: int, doc: Document) -> int:
    """Return where the noun ends that the last word of a phrase stands before: "[US] media"."""
    heads, relations = doc.trees.heads, doc.trees.relations
    at, end = piece.end - 1, piece.end
    while relations[at] in ("part", "case", "flat") and piece.start <= heads[at] < at:
        at = heads[at]
    while relations[at] in _INSIDE and at < heads[at] < limit:
        at = heads[at]
        end = max(end, at + 1)
    return end
