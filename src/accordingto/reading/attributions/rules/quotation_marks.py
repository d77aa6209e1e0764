"""Extension of contents that begin with a quotation to its closing mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.tokens import CLOSING, OPENING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.syntax.document import Document


def with_closed_quotations(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions, extending contents that begin with a quotation to the end of it.

    A content is not extended if another attribution's cue or source lies in the added part.
    """
    citing = {at for one in found for p in (one.cue, *one.source) for at in range(p.start, p.end)}
    closed = ((one, _closed(one.content, doc, citing)) for one in found)
    return [one if content == one.content else replace(one, content=content) for one, content in closed]


def _closed(content: tuple[TokenSpan, ...], doc: Document, citing: Collection[int]) -> tuple[TokenSpan, ...]:
    """Return the pieces of a content, the last one extended to the end of its quotation."""
    last = max(content)
    whole = doc.quotation_at(last.end - 1)
    is_open = doc.quote[last.start] == OPENING and CLOSING not in doc.quote[last.start : last.end]
    if whole is None or not is_open or any(at in citing for at in range(last.end, whole.end)):
        return content
    return tuple(TokenSpan(last.start, whole.end) if piece == last else piece for piece in content)
