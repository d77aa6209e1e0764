"""Both halves of a quotation between which its speaker stands: "“A,” Orr said. “B.”"."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from accordingto.reading.attributions.decode import with_parents
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.tokens import LINE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.syntax.document import Document

_BREAKS = frozenset((",", "?", "!", "…", "—", "–"))


def with_both_halves(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions; each content holds the quotation right before its source and cue, whole.

    Whatever else the content is, the quotation that breaks off before who speaks joins it, and a content
    that begins within this quotation is widened to the mark that opens it, as long as these words are nobody
    else's.
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
    return with_parents(result, len(doc)) if result != list(found) else result


def _quotation_before(one: AttributionDraft, doc: Document) -> TokenSpan | None:
    """Return the quotation that is closed on the same line right before a source and cue that touch."""
    if len(one.source) != 1 or one.source[0].gap(one.cue) > 1:
        return None
    start = min(one.cue.start, one.source[0].start)
    return None if doc.gap[start] == LINE else doc.quotation_to(start)


def _breaks_off(quotation: TokenSpan, doc: Document) -> bool:
    """Return whether a sentence goes on behind a quotation: no full stop stands before its last mark."""
    last = quotation.end - 2
    return last > quotation.start and doc.written[last] in _BREAKS


def _claim(one: AttributionDraft, claims: defaultdict[int, list[int]]) -> None:
    """Note at each token of an attribution where its cue begins."""
    for part in (one.cue, *one.source, *one.content):
        for token in range(part.start, part.end):
            claims[token].append(one.cue.start)


def _is_claimed(piece: TokenSpan, quotation: TokenSpan, claims: Mapping[int, Sequence[int]]) -> bool:
    """Return whether words of a piece are in an attribution whose cue stands outside the quotation."""
    cues = (cue for token in range(piece.start, piece.end) for cue in claims.get(token, ()))
    return any(not quotation.start <= cue < quotation.end for cue in cues)
