"""Quoted predicates, which belong to whoever applies them: "calling Lund's criticism “false”"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.tokens import CLOSING, OPENING
from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.syntax.document import Document

LONGEST = 8
"""Most tokens of a quoted predicate."""


def with_predicates(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions, ending the content of a nested noun cue before the predicate applied to it.

    The predicate is a short quotation at the end of both contents, after "as", or after a verb of naming.
    """
    result = [one if one.parent is None else _without(one, found[one.parent], doc) for one in found]
    return result


def _without(one: AttributionDraft, outer: AttributionDraft, doc: Document) -> AttributionDraft:
    """Return a nested attribution without the quotation that belongs to its parent ``outer``."""
    if not one.content or not _is_noun(one.cue, doc):
        return one
    last = max(one.content)
    low = max(last.start + 1, last.end - LONGEST)
    opening = next((at for at in range(last.end - 1, low - 1, -1) if doc.quote[at] == OPENING), None)
    closes = CLOSING in (doc.quote[last.end - 1], doc.quote[last.end - 2])
    if opening is None or not closes or last.end != max(outer.content).end or outer.cue.start > opening:
        return one
    end = opening - 1 if doc[opening - 1] == "as" else opening
    names = any(doc[at] in word_class("naming-verbs") for at in range(outer.cue.start, outer.cue.end))
    if (end == opening and not names) or end <= last.start:
        return one
    return replace(one, content=(*(p for p in one.content if p != last), TokenSpan(last.start, end)))


def _is_noun(cue: TokenSpan, doc: Document) -> bool:
    """Return whether a cue has a noun and no verb ("criticism of")."""
    tags = doc.trees.tags[cue.start : cue.end]
    return "NOUN" in tags and not any(tag.startswith("VERB") for tag in tags)
