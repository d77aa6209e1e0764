"""Headings and pointers, which attribute nothing in the next line: "Dam leaks, mayor says", "Story goes on".

Such a line ends without a punctuation mark. Its content is in the line itself, or it has none. Lines that
belong to the web page attribute nothing, either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.tokens import LINE, OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.syntax.document import Document

LONGEST = 40
"""Most tokens of a heading on either side of its cue."""


def within_headings(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions; the content of one in a heading is the text before ", the mayor says".

    Attributions in pointers and in lines of the web page ("MUST WATCH Orr fears dam") are dropped. A line
    that introduces a quotation that no other attribution has ("The letter reads") is kept.
    """
    result = []
    for one in found:
        if doc.is_of_page(one.cue.start):
            continue
        line = None if one.is_certain or not one.content else _unmarked_line(one.cue, doc)
        if line is None or any(piece.start < line.end for piece in one.content):
            result.append(one)
        elif (content := _before(one, line, doc)) is not None:
            result.append(replace(one, content=(content,)))
        elif _is_quoted(one, doc) and not any(other is not one and _shares(one, other) for other in found):
            result.append(one)
    return result


def _unmarked_line(cue: TokenSpan, doc: Document) -> TokenSpan | None:
    """Return the line of a cue, or None if it ends with a punctuation mark or is long."""
    start = next(
        (at for at in range(cue.start, cue.start - LONGEST, -1) if at <= 0 or doc.gap[at] == LINE), None
    )
    behind = range(cue.end, min(len(doc), cue.end + LONGEST))
    end = next((at for at in behind if doc.gap[at] == LINE), None)
    if start is None or end is None or not doc.is_word(end - 1):
        return None
    return TokenSpan(max(start, 0), end)


def _before(one: AttributionDraft, line: TokenSpan, doc: Document) -> TokenSpan | None:
    """Return the text of a line before a comma and a source and cue at its end, or None."""
    first = min(piece.start for piece in (one.cue, *one.source))
    is_last = one.cue.end == line.end and len(one.source) == 1
    if is_last and doc[first - 1] == "," and first - 1 > line.start:
        return TokenSpan(line.start, first - 1)
    return None


def _is_quoted(one: AttributionDraft, doc: Document) -> bool:
    """Return whether a content begins inside a quotation."""
    return bool(doc.quote[one.content[0].start] != OUTSIDE)


def _shares(one: AttributionDraft, other: AttributionDraft) -> bool:
    """Return whether two contents overlap and the first does not contain the cue of the other."""
    is_beside = not any(piece.shared(other.cue) for piece in one.content)
    return is_beside and any(a.shared(b) for a in one.content for b in other.content)
