"""Quotations that their speaker interrupts: "“A,” Orr said. “B.”" has both halves as its content."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.tokens import LINE
from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.syntax.document import Document

MOST_FILLERS = 4
"""Most tokens between the start of a sentence and its quotation: "But, well, “it is over?”"."""
_BREAKS = frozenset((",", "?", "!", "…", "—", "–"))
"""Last marks of a quotation whose sentence goes on after it."""


def with_both_halves(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions; the quotation right before a source and cue joins their content.

    It must begin a sentence that goes on after it, not "On “The Lake Hour,” Orr said". A content that begins
    inside this quotation is extended to its opening mark. Words that belong to an attribution from outside
    the quotation are not added.
    """
    result = list(found)
    claims: defaultdict[int, list[int]] = defaultdict(list)
    for one in result:
        _claim(one, claims)
    for i, one in enumerate(result):
        before = _quotation_before(one, doc)
        if before is None or not one.content:
            continue
        first = min(one.content)
        cut = before.start < first.start < before.end == first.end
        missing = TokenSpan(before.start, first.start) if cut else before
        if not (cut or _breaks_off(before, doc)) or _is_claimed(missing, before, claims):
            continue
        pieces = one.content[1:] if cut else one.content
        result[i] = replace(one, content=tuple(sorted((before, *pieces))))
        _claim(result[i], claims)
    return result


def _quotation_before(one: AttributionDraft, doc: Document) -> TokenSpan | None:
    """Return the quotation that ends right before adjacent source and cue, on their line; else None."""
    if len(one.source) != 1 or one.source[0].gap(one.cue) > 1:
        return None
    start = min(one.cue.start, one.source[0].start)
    return None if doc.gap[start] == LINE else doc.quotation_to(start)


def _breaks_off(quotation: TokenSpan, doc: Document) -> bool:
    """Return whether a quotation begins a sentence that goes on after it: its last mark is no full stop.

    Words such as "and" and "but" may come first: "And “it is over?” Orr asked".
    """
    last = quotation.end - 2
    if last <= quotation.start or doc.written[last] not in _BREAKS:
        return False
    begin, low = quotation.start, quotation.start - MOST_FILLERS
    while begin > low and not doc.begins(begin) and doc[begin - 1] in word_class("clause-fillers"):
        begin -= 1
    return doc.begins(begin)


def _claim(one: AttributionDraft, claims: defaultdict[int, list[int]]) -> None:
    """Add the start of the attribution's cue to ``claims`` for each of its tokens."""
    for part in one.parts:
        for token in range(part.start, part.end):
            claims[token].append(one.cue.start)


def _is_claimed(piece: TokenSpan, quotation: TokenSpan, claims: Mapping[int, Sequence[int]]) -> bool:
    """Return whether words of a piece are in an attribution whose cue is outside the quotation."""
    cues = (cue for token in range(piece.start, piece.end) for cue in claims.get(token, ()))
    return any(not quotation.start <= cue < quotation.end for cue in cues)
