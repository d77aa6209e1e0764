"""Quotations of speech that no attribution in the ledger covers.

Attributions tell whether a quotation has a speaker; its words and its context tell whether it is speech
(``spoken_quotations.py``). A person may be named beside such a quotation; what counts is that no attribution
has it. A speech over several paragraphs, each with an opening mark, is reported once.
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
"""Number of characters around a quotation, within its paragraph, that are searched for a source."""
SINGLE_CHARS = 1_000
"""Most characters of a quotation in single marks, a long paragraph; longer ones are between apostrophes."""


def find_silent(doc: Document, attributions: Sequence[Attribution], start: int = 0) -> tuple[Span, ...]:
    """Return the quotations of speech from an offset on that have no speaker, in order.

    Thoughts and quotations within somebody's speech count as having a speaker even without a named source;
    direct speech does if a source is near it. An attribution that lies entirely within the quotation does not
    count: "“We hope so.”"
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
    """Return whether an attribution is direct speech without a source, at the top level."""
    return not one.source and one.parent is None and one.act != "believe" and one.form == "direct"


def _is_within(one: Attribution, quotes: list[Quote]) -> bool:
    """Return whether an attribution without a parent lies entirely within one quotation."""
    if one.parent is not None:
        return False
    spans = [*one.source, *one.cue, *one.content]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return any(quote.start <= start and end <= quote.end for quote in touching(quotes, start, end))


def _contents(attributions: Iterable[Attribution]) -> Pieces:
    return in_order((span.start, span.end) for one in attributions for span in one.content)


def _single(doc: Document) -> Sequence[Quote]:
    """Return the quotations in single marks outside double ones, if there are at least as many of them.

    In other articles single marks are used for headings, titles and terms, and the result is empty.
    """
    short = (one for one in doc.single_stretches if one.end - one.start <= SINGLE_CHARS)
    singles = [one for one in short if not touching(doc.quotations, one.start, one.end)]
    return singles if len(singles) >= len(doc.quotations) else ()


def _goes_on(text: str, before: Quote, quote: Quote) -> bool:
    """Return whether a quotation continues the one before it, which is not closed in its paragraph."""
    return not before.closed and not text[before.end : quote.start].strip()


def _is_held(quote: Quote, contents: Pieces) -> bool:
    """Return whether the contents cover at least half of a quotation."""
    first = bisect_right(contents, quote.start, key=lambda piece: piece[1])
    behind = bisect_left(contents, quote.end, key=lambda piece: piece[0])
    held = sum(min(end, quote.end) - max(start, quote.start) for start, end in contents[first:behind])
    return 2 * held >= quote.end - quote.start


def _is_near(sources: Pieces, quote: Span, text: str) -> bool:
    """Return whether a source is near in the same paragraph, so that the speaker is clear enough."""
    low = max(text.rfind("\n", 0, quote.start) + 1, quote.start - NEAR_BY)
    line_end = text.find("\n", quote.end)
    high = min(len(text) if line_end < 0 else line_end, quote.end + NEAR_BY)
    at = bisect_left(sources, (low,))
    return at < len(sources) and sources[at][1] <= high
