"""A proposition of a headline as a statement: whether it says itself on whose word it stands, and hedges."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from accordingto.reading.headline.content_words import headline_tokens
from accordingto.reading.lexicons import headline_class
from accordingto.reading.support.comparison import Statement

if TYPE_CHECKING:
    from accordingto.reading.support.words import Words
    from accordingto.types import Span

SHORT = 5
"""Words before a colon that can name who says what follows."""
_HEDGES = ("possible-modals", "clause-hedges", "noun-hedges", "infinitive-hedges", "headline-hedges")


def statement_of(words: Words, span: Span) -> Statement:
    """Return some characters of a text as a statement."""
    return Statement(
        words=words,
        at=words.range_of(span.start, span.end),
        attributed=attributes(span.text),
        hedged=hedges(span.text),
    )


def attributes(proposition: str) -> bool:
    """Return whether a proposition says itself on whose word it stands: "Orr: tolls rise", "Orr warns"."""
    if any(word.form in headline_class("headline-cues") for word in headline_tokens(proposition)):
        return True
    before, colon, after = proposition.partition(":")
    named = min(len(headline_tokens(before)), len(headline_tokens(after)))
    return bool(colon) and 0 < named <= SHORT


def hedges(proposition: str) -> bool:
    """Return whether a proposition hedges: "may rise", "reportedly", "expected to"."""
    words = headline_tokens(proposition)
    if any(word.form in headline_class(name) for word in words for name in _HEDGES):
        return True
    hedging = headline_class("infinitive-hedging")
    return any(word.form in hedging and following.form == "to" for word, following in pairwise(words))
