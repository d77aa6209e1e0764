"""Parts of attributions respect quotation marks and colons, which a rule knows better than the model."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.tokens import GAPS, QUOTES
from accordingto.reading.lexicons import listed, word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.syntax.document import Document

LONGEST_LEAD = 10
"""Most words before a colon that may still belong to the cue ("asked Orr in a phone call: “Why?”")."""
LONGEST_QUOTATION = 400
"""Most words by which a content is prolonged to the end of its quotation."""
_SINGLE_MARKS = frozenset("'‘")
_JOINING = frozenset(("and", "but"))
_LINE = GAPS.index("line")
_REPORTED = frozenset({"said", "believed", "reported", "alleged", "thought", "understood", "rumoured"})
_BE = frozenset({"is", "are", "was", "were"})
_OUTSIDE, _OPENING, _CLOSING = map(QUOTES.index, ("outside", "opening", "closing"))


def respect_marks(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions, whose parts do not cut through quotations.

    "Is said to have answered" is one cue. A cue ends before a quotation that it does not hold whole; the
    content after it begins there. A content that is a few words, a colon and one quotation is the quotation.
    A content that begins with a quotation goes on to its end, unless somebody else is cited on the way.
    """
    joined = (_with_infinitive(one, doc) for one in found)
    cut = [_within_single(_without_lead(_with_whole_quotes(one, doc), doc), doc) for one in joined]
    attributing = np.zeros(len(doc), dtype=np.bool_)
    cut = [_with_own_clause(one, doc) for one in cut]
    for one in cut:
        for piece in (one.cue, *one.source):
            attributing[piece.start : piece.end] = True
    return [_with_content(one, _closed(one.content, doc, attributing)) for one in cut]


def _with_content(one: AttributionDraft, content: tuple[TokenSpan, ...]) -> AttributionDraft:
    return one if content == one.content else replace(one, content=content)


def _with_own_clause(one: AttributionDraft, doc: Document) -> AttributionDraft:
    """Return an attribution whose source is one line of one clause."""
    source = tuple(_on_one_line(_without_that(p, doc), one.cue, doc) for p in one.source)
    return one if source == one.source else replace(one, source=source)


def _without_that(source: TokenSpan, doc: Document) -> TokenSpan:
    """Return a source without what opens its clause: "that the board refused", "When Ida Orr asked"."""
    if len(source) < 2 or doc.lower[source.start] not in word_class("clause-openers"):
        return source
    following = doc.lower[source.start + 1]
    is_clause = following in word_class("determiners") or doc.written[source.start + 1][0].isupper()
    return TokenSpan(source.start + 1, source.end) if is_clause else source


def _on_one_line(source: TokenSpan, cue: TokenSpan, doc: Document) -> TokenSpan:
    """Return the part of a source on the line nearer to its cue: no headline goes on in a sentence."""
    breaks = [at for at in range(source.start + 1, source.end) if doc.gap[at] == _LINE]
    if not breaks:
        return source
    return (
        TokenSpan(source.start, breaks[0]) if cue.start < source.start else TokenSpan(breaks[-1], source.end)
    )


def _closed(
    content: tuple[TokenSpan, ...], doc: Document, attributing: NDArray[np.bool_]
) -> tuple[TokenSpan, ...]:
    """Return the pieces of a content, the last one to the end of the quotation that it begins with."""
    last = max(content)
    rest = doc.quote[last.end : last.end + LONGEST_QUOTATION]
    inside = doc.quote[last.start] == _OPENING and not (doc.quote[last.start : last.end] == _CLOSING).any()
    closing = np.flatnonzero(rest == _CLOSING)
    if not inside or not len(closing):
        return content
    end = last.end + int(closing[0]) + 1
    if attributing[last.end : end].any() or (doc.gap[last.end : end] == _LINE).any():
        return content
    return tuple(TokenSpan(p.start, end) if p == last else p for p in content)


def _with_infinitive(one: AttributionDraft, doc: Document) -> AttributionDraft:
    """Return "is said to have answered" as one cue: what was said is what follows."""
    said = [doc.lower[at] for at in range(one.cue.start, one.cue.end)]
    if said[-1] not in _REPORTED or _BE.isdisjoint(said) or not one.source:
        return one
    for piece in one.content:
        first = [doc.lower[at] for at in range(piece.start, min(piece.start + 2, piece.end))]
        if piece.start == one.cue.end and first == ["to", "have"] and len(piece) > 4:
            end = piece.start + 3
            start = end + 1 if doc.lower[end] == "," else end
            content = tuple(TokenSpan(start, p.end) if p == piece else p for p in one.content)
            return replace(one, cue=TokenSpan(one.cue.start, end), content=content)
    return one


def _with_whole_quotes(one: AttributionDraft, doc: Document) -> AttributionDraft:
    for at in range(one.cue.start + 1, one.cue.end):
        if doc.quote[at] == _OPENING and not (doc.quote[at : one.cue.end] == _CLOSING).any():
            content = tuple(TokenSpan(at, p.end) if p.start == one.cue.end else p for p in one.content)
            return replace(one, cue=TokenSpan(one.cue.start, at), content=content)
    return one


def _without_lead(one: AttributionDraft, doc: Document) -> AttributionDraft:
    return _with_content(one, tuple(_quotation_of(p, one.cue, doc) for p in one.content))


def _within_single(one: AttributionDraft, doc: Document) -> AttributionDraft:
    """Return an attribution whose content is the quotation in single marks that follows its cue.

    What an "and" joins behind it is told beside it: "She told us ‘you’re sacked’ and left".
    """
    end = one.cue.end + (doc[one.cue.end] in listed("objectpronouns"))
    if not one.content or doc[end] not in _SINGLE_MARKS:
        return one
    at = bisect_left(doc.single_quotations, doc.start[end], key=lambda quote: quote.start)
    quote = doc.single_quotations[at] if at < len(doc.single_quotations) else None
    if quote is None or quote.start != doc.start[end]:
        return one
    closed = doc.token_at(quote.end)
    first = min(one.content)
    if not (one.cue.end <= first.start <= end + 1 and closed < first.end) or doc[closed] not in _JOINING:
        return one
    return replace(one, content=tuple(TokenSpan(end, closed) if p == first else p for p in one.content))


def _quotation_of(piece: TokenSpan, cue: TokenSpan, doc: Document) -> TokenSpan:
    """Return the quotation behind a colon that a piece right after a cue ends in; else the piece."""
    if not 0 <= piece.start - cue.end <= 1 or doc.quote[piece.start] != _OUTSIDE:
        return piece
    for at in range(piece.start, min(piece.end - 1, piece.start + LONGEST_LEAD)):
        if doc.written[at] == ":" and doc.quote[at + 1] == _OPENING:
            rest = doc.quote[at + 1 : piece.end]
            return TokenSpan(at + 1, piece.end) if np.all(rest != _OUTSIDE) else piece
    return piece
