"""Relative clauses with "who", and the noun phrases to which they refer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.tokens import LINE
from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Iterable

    from accordingto.reading.syntax.document import Document

MOST_TOLD = 4
"""Number of words before "who" that are searched for a verb of asking or telling."""


def antecedents_of(pieces: Iterable[TokenSpan], doc: Document) -> list[TokenSpan]:
    """Return the noun phrase to which each relative "who" among the pieces refers, up to that word."""
    relations, tags = doc.trees.relations, doc.trees.tags
    found = []
    for piece in pieces:
        noun = noun_before(piece.start, doc) if len(piece) == 1 and is_relative(piece.start, doc) else None
        if noun is None:
            continue
        start, end = doc.phrase_of(noun).start, end_before(piece.start, doc)
        while relations[start] in ("case", "cc") and start < noun:
            start += 1
        while start and tags[start] == tags[start - 1] == "PROPN":  # "Gov." of "Gov. Orr of Vest"
            start -= 1
        if noun < end and not any(doc.trees.is_finite(at) for at in range(start, end)):
            found.append(TokenSpan(start, end))
    return found


def noun_before(who: int, doc: Document) -> int | None:
    """Return the noun on which a relative clause depends by the tree, or None.

    If the tree has no relative clause, it is the noun that the name or apposition before it belongs to: "the
    citizens of Vest, who". A name after the "of" of another is always part of a longer one.
    """
    relations, heads, tags = doc.trees.relations, doc.trees.heads, doc.trees.tags
    verb, noun = doc.trees.verb(heads[who]), end_before(who, doc) - 1
    is_found = relations[verb] == "acl:relcl" and heads[verb] < who
    if is_found:
        noun = heads[verb]
    elif tags[noun] != "PROPN" and relations[noun] != "appos":
        return None
    while relations[noun] in ("flat", "nmod"):
        is_name = tags[noun] == tags[heads[noun]] == "PROPN"
        if relations[noun] == "nmod" and is_found and not is_name:
            break
        noun = heads[noun]
    return noun


def is_who(at: int, doc: Document) -> bool:
    """Return whether a token is "who" or "whom"; "WHO" is a body."""
    return doc.written[at] in ("who", "Who", "whom", "Whom")


def is_relative(at: int, doc: Document) -> bool:
    """Return whether a token is a relative "who", after the noun phrase that it refers to.

    It is not at the beginning of a sentence, or in a question that is asked or told: "told Orr who left".
    """
    if not is_who(at, doc) or doc.gap[at] == LINE:
        return False
    before = [doc.lower[i] for i in range(max(0, at - MOST_TOLD), at)]
    if before[-1] == ",":
        return True
    return before[-1] not in (".", "!", "?", ":", ";") and word_class("asking-verbs").isdisjoint(before)


def end_before(at: int, doc: Document) -> int:
    """Return the end of the phrase before a token, without a comma."""
    return at - 1 if at > 1 and doc.written[at - 1] == "," else at
