"""Quotations after a sentence that names their speaker: "Orr said the pool is shut. “There is a crack.”"

The quotation is attributed to the source of the sentence before it, if that sentence has only one source.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec.structs import replace

from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.tokens import LINE
from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.syntax.document import Document

LEAST_WORDS = 4
"""Fewest tokens, without the quotation marks, of a quotation that counts as a sentence."""
MOST_SPEAKING = 8
"""Tokens after a quotation in which a verb of speech shows that somebody else is the speaker."""
MOST_PARTS = 24
"""Parts of attributions before the end of a quotation that are checked for an overlap with it."""


def with_following_quotations(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions, adding unattributed quotations to the content of the speaker before them.

    The quotation must be a whole sentence and must not be followed by words that name its speaker. A
    quotation that another attribution overlaps is not added, unless that attribution lies inside it: "“Yes.
    We hope so.”"
    """
    result = list(found)
    taken = sorted((part, _whole(one)) for one in found for part in one.parts)
    for piece in _quotations(doc):
        at = bisect_left(taken, piece.end, key=lambda pair: pair[0].start)
        near = (whole for part, whole in taken[max(0, at - MOST_PARTS) : at] if part.shared(piece))
        if any(whole.shared(piece) < len(whole) for whole in near) or _is_spoken_behind(piece, doc):
            continue
        speaking = _speaking_before(piece, result, doc)
        if speaking is not None:
            one = result[speaking]
            result[speaking] = replace(one, content=tuple(sorted((*one.content, piece))))
    return result


def _whole(one: AttributionDraft) -> TokenSpan:
    """Return the span from the first to the last token of an attribution."""
    return TokenSpan(min(part.start for part in one.parts), max(part.end for part in one.parts))


def _quotations(doc: Document) -> Iterator[TokenSpan]:
    """Yield the double-quoted sentences that follow another sentence on the same line."""
    for quote in doc.quotations:
        piece = TokenSpan(doc.token_at(quote.start), doc.token_at(quote.end))
        if not quote.closed or len(piece) < LEAST_WORDS + 2 or doc.gap[piece.start] == LINE:
            continue
        is_ended = doc.ends(piece.end - 2) or doc[piece.end - 2] == "…"
        whole = doc.is_capital(piece.start + 1) and is_ended
        if whole and piece.start and doc.ends(piece.start - 1):
            yield piece


def _is_spoken_behind(piece: TokenSpan, doc: Document) -> bool:
    """Return whether the sentence continues after a quotation, or the next words may name its speaker."""
    if piece.end < len(doc) and doc.gap[piece.end] != LINE and not doc.is_capital(piece.end):
        return not doc.quote[piece.end]
    verbs = word_class("speech-verbs") | word_class("speech-pasts")
    for at in range(piece.end, min(len(doc), piece.end + MOST_SPEAKING)):
        if doc.gap[at] == LINE or doc.ends(at):
            return False
        if doc[at] in verbs:
            return doc[at + 1] in (".", ",", "")
    return False


def _speaking_before(piece: TokenSpan, found: Sequence[AttributionDraft], doc: Document) -> int | None:
    """Return the index of the attribution that a quotation continues, or None.

    It is the last outermost attribution in the sentence before, if all of that sentence have the same source.
    """
    before = doc.sentence(piece.start - 1, piece.start)
    if before.start and doc.gap[before.start] == LINE and before.end < piece.start:
        return None
    inside = [
        i
        for i, one in enumerate(found)
        if one.parent is None and before.start <= one.cue.start < before.end and one.source
    ]
    sources = {doc.text_of(found[i].source[0]).lower() for i in inside}
    if len(sources) != 1 or not found[inside[-1]].content:
        return None
    cue = found[inside[-1]].cue
    thinking = word_class("wishing-cues") | word_class("supposing-cues")
    return None if any(doc[at] in thinking for at in range(cue.start, cue.end)) else inside[-1]
