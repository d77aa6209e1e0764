"""Offices that change hands in an article: whoever has left one is not meant by it any more."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.encoder.mentions import MentionDraft
    from accordingto.reading.syntax.document import Document

MOST_AUXILIARIES = 4
"""Words between somebody and what he did or what was done to him."""


def leavers(items: Sequence[MentionDraft], doc: Document) -> dict[int, int]:
    """Return the mentions, by index, of persons whose office has become another's, with the token from where.

    The text has to say that he left ("Orr resigned", "Vik replaced Orr") and, then or before, that somebody
    followed: of a minister who has only resigned it still says "the minister".
    """
    single, pairs = word_class("succeeding"), _pairs("succeeding-pairs")
    words = enumerate(zip(doc.lower, [*doc.lower[1:], ""], strict=True))
    followed = next((at for at, (a, b) in words if a in single or f"{a} {b}" in pairs), None)
    if followed is None:
        return {}
    leaving = [i for i, item in enumerate(items) if item.kind == "person" and _leaves(item, doc)]
    return {i: max(items[i].piece.end, followed) for i in leaving}


def _leaves(item: MentionDraft, doc: Document) -> bool:
    """Return whether the words around somebody tell that he leaves an office, or has left it."""
    before, end = item.piece.start - 1, item.piece.end
    if doc[before] in word_class("replacing") or f"{doc[before - 1]} {doc[before]}" in _pairs(
        "replacing-pairs"
    ):
        return True
    at = end
    while at < end + MOST_AUXILIARIES and (doc[at] in _auxiliaries() or doc[at].endswith("ly")):
        at += 1
    if doc[at] in word_class("leaving") or f"{doc[at]} {doc[at + 1]}" in _pairs("leaving-pairs"):
        return True
    return doc[at] in word_class("unseated") and any(doc[n] in word_class("be") for n in range(end, at))


@cache
def _auxiliaries() -> frozenset[str]:
    return word_class("be") | word_class("hedged-helpers") | word_class("future-auxiliaries")


@cache
def _pairs(name: str) -> frozenset[str]:
    """Return a class of pairs of words, which its list joins by a hyphen."""
    return frozenset(pair.replace("-", " ") for pair in word_class(name))
