"""Offices that change hands in an article: the office no longer refers to a person who has left it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.encoder.mentions import MentionDraft
    from accordingto.reading.syntax.document import Document

MOST_AUXILIARIES = 4
"""Most auxiliaries and adverbs between a person and the verb that says that the person left."""


def leavers(items: Sequence[MentionDraft], doc: Document) -> dict[int, int]:
    """Return the mentions of persons who lost their office to a successor, each with a token index.

    From that token on the office no longer refers to the person. The text has to say that the person left
    ("Orr resigned", "Vik replaced Orr") and that somebody succeeded; a minister who has only resigned is
    still called "the minister".
    """
    single, pairs = word_class("succeeding"), _pairs("succeeding-pairs")
    words = enumerate(zip(doc.lower, [*doc.lower[1:], ""], strict=True))
    followed = next((at for at, (a, b) in words if a in single or f"{a} {b}" in pairs), None)
    if followed is None:
        return {}
    leaving = [i for i, item in enumerate(items) if item.kind == "person" and _leaves(item, doc)]
    return {i: max(items[i].piece.end, followed) for i in leaving}


def _leaves(item: MentionDraft, doc: Document) -> bool:
    """Return whether the words around a mention say that the person leaves or has left an office."""
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
    return word_class("be") | word_class("before-leaving") | word_class("future-auxiliaries")


@cache
def _pairs(name: str) -> frozenset[str]:
    """Return a class of word pairs, which are joined by hyphens in the lexicon."""
    return frozenset(pair.replace("-", " ") for pair in word_class(name))
