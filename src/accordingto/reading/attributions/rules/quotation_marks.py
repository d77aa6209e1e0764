"""A content that begins with a quotation goes on to its end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.tokens import GAPS, QUOTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.syntax.document import Document

LONGEST_QUOTATION = 400
"""Most words by which a content is prolonged to the end of its quotation."""
_LINE = GAPS.index("line")
_OPENING, _CLOSING = QUOTES.index("opening"), QUOTES.index("closing")


def with_closed_quotations(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions, whose contents hold the quotations that they begin with to the end.

    Not where somebody else is cited on the way.
    """
    attributing = np.zeros(len(doc), dtype=np.bool_)
    for one in found:
        for piece in (one.cue, *one.source):
            attributing[piece.start : piece.end] = True
    closed = ((one, _closed(one.content, doc, attributing)) for one in found)
    return [one if content == one.content else replace(one, content=content) for one, content in closed]


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
