"""The content of a cue for which the network found none: what adjoins the cue, if the grammar is unambiguous.

"…," Orr said; Orr asked Lunde in a phone call: "…"; a plan *which* both have criticised.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.tokens import OPENING, OUTSIDE
from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.syntax.document import Document


LONGEST_LEAD = 10
"""Most tokens between a cue and its quotation, such as the addressee and the channel before a colon."""


def adjoining(cue: TokenSpan, source: Sequence[TokenSpan], doc: Document) -> TokenSpan | None:
    """Return the content that adjoins a cue and its source, or None if nothing certainly is the content."""
    start = min(p.start for p in (cue, *source))
    end = max(p.end for p in (cue, *source))
    return (
        _quotation_after(end, doc)
        or doc.quotation_to(start)
        or (_relative_before(start, doc) if source else None)
    )


def _quotation_after(end: int, doc: Document) -> TokenSpan | None:
    """Return the quotation at a token, or a few tokens later after a colon or a comma; else None."""
    for at in range(end, min(end + LONGEST_LEAD, len(doc))):
        if doc.quote[at] == OPENING:
            return doc.quotation_from(at) if at == end or doc.lower[at - 1] in ",:" else None
        if doc.quote[at] != OUTSIDE or doc.lower[at] in ".;?!":
            return None
    return None


def _relative_before(start: int, doc: Document) -> TokenSpan | None:
    """Return the relative pronoun right before a token, or None."""
    if start and doc.lower[start - 1] in word_class("object-relatives"):
        return TokenSpan(start - 1, start)
    return None
