"""A proposition of a headline as a ``Statement``: whether it names its own source, and whether it hedges."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import headline_class
from accordingto.reading.support.comparison import Statement
from accordingto.reading.text.quotations import touching

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.support.words import Words
    from accordingto.reading.syntax.document import Document
    from accordingto.types import Span

SHORT = 5
"""Most words before or after a colon that can name the source of the rest."""
_HEDGES = ("possible-modals", "clause-hedges", "noun-hedges", "infinitive-hedges", "headline-hedges")
"""Classes of words that hedge."""


def statement_of(words: Words, span: Span) -> Statement:
    """Return a span as a statement to be checked, with whether it names its source and whether it hedges."""
    at = words.range_of(span.start, span.end)
    said = [words.lower[i] for i in at]
    attributed = attributes(said) or _is_quoted(words.doc, span)
    return Statement(words=words, at=at, attributed=attributed, hedged=hedges(said))


def attributes(said: Sequence[str]) -> bool:
    """Return whether words name the source of what they state: "Orr: tolls rise", "Orr warns"."""
    if not headline_class("headline-cues").isdisjoint(said):
        return True
    colon = said.index(":") if ":" in said else 0
    named = min(sum(word[0].isalnum() for word in side) for side in (said[:colon], said[colon + 1 :]))
    return 0 < named <= SHORT


def hedges(said: Sequence[str]) -> bool:
    """Return whether words hedge what they state: "may rise", "reportedly", "expected to"."""
    if any(not headline_class(name).isdisjoint(said) for name in _HEDGES):
        return True
    hedging = headline_class("infinitive-hedging")
    return any(word in hedging and following == "to" for word, following in pairwise(said))


def _is_quoted(doc: Document, span: Span) -> bool:
    """Return whether a proposition stands in quotation marks as a whole, so that it is visibly somebody's."""
    low, high = span.start, span.end
    quotes = (*touching(doc.quotations, low, high), *touching(doc.single_quotations, low, high))
    return any(quote.start <= low and high <= quote.end for quote in quotes)
