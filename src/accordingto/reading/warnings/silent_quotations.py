"""Quotations that the ledger gives to nobody: whoever reads it is told of them.

Whether somebody says them is asked of the attributions; whether they are speech, of the words and of what
stands around them (``spoken_quotations.py``). Somebody may well stand beside such a quotation; what counts is
that no attribution has it. A speech over paragraphs, each with a mark that opens it, is told of once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from accordingto.reading.text.bounds import in_order
from accordingto.reading.text.quotations import touching
from accordingto.reading.warnings.spoken_quotations import is_quoted, is_speech
from accordingto.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from accordingto.reading.syntax.document import Document
    from accordingto.reading.text.bounds import Pieces
    from accordingto.reading.text.quotations import Quote
    from accordingto.types import Attribution

NEAR_BY = 200
"""Characters of its paragraph around a quotation in which a source is looked for."""
SINGLE_CHARS = 1_000
"""The longest quotation in single marks: a long paragraph. What is longer lies between two apostrophes."""


def find_silent(doc: Document, attributions: Sequence[Attribution], start: int = 0) -> tuple[Span, ...]:
    """Return the quotations behind an offset that nobody is said to have said.

    What is somebody's thought, or said within what somebody says, is theirs, whoever is named. Words
    that only tell of themselves who thinks them are still nobody's: "“We hope so.”"
    """
    text = doc.text
    quotes = sorted([*doc.quotations, *_single(doc)], key=lambda one: one.start)
    owned = _contents(one for one in attributions if not _names_nobody(one) and not _is_within(one, quotes))
    disowned = _contents(one for one in attributions if _names_nobody(one))
    sources = in_order((span.start, span.end) for one in attributions for span in one.source)
    found: list[Span] = []
    before: Quote | None = None
    is_told = False
    for quote in quotes:
        span = Span(quote.start, quote.end, text[quote.start : quote.end])
        is_rest = before is not None and _goes_on(text, before, quote)
        before = quote
        if quote.start < start or _is_held(quote, owned):
            is_silent = False
        elif _is_held(quote, disowned):
            is_silent = is_quoted(quote, doc) and not _is_near(sources, span, text)
        else:
            is_silent = is_speech(quote, doc)
        if is_silent and not (is_rest and is_told):
            found.append(span)
        is_told = is_silent or (is_rest and is_told)
    return tuple(found)


def _names_nobody(one: Attribution) -> bool:
    """Return whether an attribution has the words of somebody whom it leaves open."""
    return not one.source and one.parent is None and one.act != "believe" and one.form == "direct"


def _is_within(one: Attribution, quotes: list[Quote]) -> bool:
    """Return whether all of an attribution that stands in no other lies within one quotation."""
    if one.parent is not None:
        return False
    spans = [*one.source, *one.cue, *one.content]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return any(quote.start <= start and end <= quote.end for quote in touching(quotes, start, end))


def _contents(attributions: Iterable[Attribution]) -> Pieces:
    return in_order((span.start, span.end) for one in attributions for span in one.content)


def _single(doc: Document) -> Sequence[Quote]:
    """Return the quotations in single marks that stand in no others, where an article has no fewer of them.

    Elsewhere single marks are for headings, titles and terms.
    """
    short = (one for one in doc.single_stretches if one.end - one.start <= SINGLE_CHARS)
    singles = [one for one in short if not touching(doc.quotations, one.start, one.end)]
    return singles if len(singles) >= len(doc.quotations) else ()


def _goes_on(text: str, before: Quote, quote: Quote) -> bool:
    """Return whether a quotation goes on with the one before it, whose mark its paragraph does not close."""
    return not before.closed and not text[before.end : quote.start].strip()


def _is_held(quote: Quote, contents: Pieces) -> bool:
    """Return whether contents hold at least half of a quotation; what they hold in it is told within it."""
    first = bisect_right(contents, quote.start, key=lambda piece: piece[1])
    behind = bisect_left(contents, quote.end, key=lambda piece: piece[0])
    held = sum(min(end, quote.end) - max(start, quote.start) for start, end in contents[first:behind])
    return 2 * held >= quote.end - quote.start


def _is_near(sources: Pieces, quote: Span, text: str) -> bool:
    """Return whether a source stands in the same paragraph, so that it is plain enough who speaks."""
    low = max(text.rfind("\n", 0, quote.start) + 1, quote.start - NEAR_BY)
    line_end = text.find("\n", quote.end)
    high = min(len(text) if line_end < 0 else line_end, quote.end + NEAR_BY)
    at = bisect_left(sources, (low,))
    return at < len(sources) and sources[at][1] <= high
