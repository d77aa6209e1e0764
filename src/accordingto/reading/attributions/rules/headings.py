"""A heading or a pointer says nothing of the line behind it: "Dam leaks, mayor says", "Story goes on below".

Such a line ends without a mark. What it says stands in it, or it says nothing. Nor does a line of the page.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from accordingto.reading.attributions.decode import with_parents
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.tokens import LINE, OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.syntax.document import Document

LONGEST = 40
"""Tokens of such a line, at most."""


def within_headings(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions; of a heading's the content is what stands before ", the mayor says" in it.

    A pointer is none, nor is what belongs to the page ("MUST WATCH Orr fears dam"). A line that introduces a
    quotation which nobody else says ("The letter reads") stays.
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
    return result if result == list(found) else with_parents(result, len(doc))


def _unmarked_line(cue: TokenSpan, doc: Document) -> TokenSpan | None:
    """Return the line that holds a cue; None where a mark ends it, or where it is long."""
    start = next(
        (at for at in range(cue.start, cue.start - LONGEST, -1) if at <= 0 or doc.gap[at] == LINE), None
    )
    behind = range(cue.end, min(len(doc), cue.end + LONGEST))
    end = next((at for at in behind if doc.gap[at] == LINE), None)
    if start is None or end is None or not doc.is_word(end - 1):
        return None
    return TokenSpan(max(start, 0), end)


def _before(one: AttributionDraft, line: TokenSpan, doc: Document) -> TokenSpan | None:
    """Return what stands before a comma, a source and a cue that end a line."""
    first = min(piece.start for piece in (one.cue, *one.source))
    is_last = one.cue.end == line.end and len(one.source) == 1
    if is_last and doc[first - 1] == "," and first - 1 > line.start:
        return TokenSpan(line.start, first - 1)
    return None


def _is_quoted(one: AttributionDraft, doc: Document) -> bool:
    """Return whether a content begins with a quotation."""
    return bool(doc.quote[one.content[0].start] != OUTSIDE)


def _shares(one: AttributionDraft, other: AttributionDraft) -> bool:
    """Return whether two attributions share words of their contents, and neither holds the other."""
    is_beside = not any(piece.shared(other.cue) for piece in one.content)
    return is_beside and any(a.shared(b) for a in one.content for b in other.content)
