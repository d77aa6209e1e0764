"""Bynames, which a person has besides the actual name: "a man known locally as “the Heron”"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.encoder.tokens import OPENING
from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.encoder.mentions import MentionDraft
    from accordingto.reading.syntax.document import Document

_SINGLE_MARKS = frozenset("'‘`")
MOST_BETWEEN = 5
"""Most words between "known" and the "as" that belongs to it."""
MOST_BEFORE = 8
"""Number of mentions before a byname that are searched for its bearer."""


def bynames(items: Sequence[MentionDraft], doc: Document) -> dict[int, int]:
    """Return the mentions that are bynames, each with the mention of its bearer, by index."""
    found: dict[int, int] = {}
    if doc.vocabulary.isdisjoint({"known", *word_class("nicknaming")}):
        return found
    for i, item in enumerate(items):
        verb = _naming_verb(item.piece.start, doc) if item.form != "pronoun" else None
        bearer = None if verb is None else _bearer(i, verb, items, doc)
        if bearer is not None:
            found[i] = bearer
    return found


def _naming_verb(start: int, doc: Document) -> int | None:
    """Return the index of the word ("dubbed", "known … as") that marks what begins at ``start`` as a byname.

    None if there is no such word.
    """
    at = start - 1
    while at > 0 and (doc.quote[at] == OPENING or doc[at] in _SINGLE_MARKS):
        at -= 1
    if doc[at] in word_class("nicknaming"):
        return at
    if doc[at] != "as":
        return None
    return next((n for n in range(at - 1, max(-1, at - 2 - MOST_BETWEEN), -1) if doc[n] == "known"), None)


def _bearer(i: int, verb: int, items: Sequence[MentionDraft], doc: Document) -> int | None:
    """Return the index of the bearer's mention, or None.

    It contains both the naming word ``verb`` and the byname, or ends right before that word.
    """
    begun = verb
    while begun > 0 and doc[begun - 1] in word_class("before-nicknaming"):
        begun -= 1
    for j in range(i - 1, max(-1, i - MOST_BEFORE - 1), -1):
        other = items[j].piece
        holds = other.start < verb and other.end > items[i].piece.start
        if holds or begun <= other.end <= verb:
            return j if other.start < begun else None
    return None
