"""Subjects that verbs of a sentence share: in "Orr said …, adding that …" it is Orr who adds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.tokens import GAPS
from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.syntax.document import Document

_LINE = GAPS.index("line")
LEAST_OPENING, MOST_OPENING = 5, 30
"""Fewest and most words of a name with the relative clause behind it."""


def with_shared_subjects(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Give cues without a source the subject they share, at the same level of the same sentence.

    Whoever opens the sentence and has a clause between commas speaks ("Orr, whose boat sank, said"). Else it
    is that of the attribution before, to participles ("adding that …") and to verbs that "and" joins ("and
    warned that …"); that of the attribution after, to participles that open the sentence ("Citing …, Orr
    said").
    """
    result = list(found)
    cues = {one.cue.start for one in found}
    following = _following(found)
    last: dict[int | None, AttributionDraft] = {}
    for i, one in enumerate(found):
        before = [last[one.parent]] if one.parent in last else []
        after = [found[following[i]]] if i in following else []
        result[i] = last[one.parent] = _with_subject(one, before, after, cues, doc)
    return result


def _following(found: Sequence[AttributionDraft]) -> dict[int, int]:
    """Return for each attribution, by index, the next one at its level."""
    following: dict[int, int] = {}
    last: dict[int | None, int] = {}
    for i, one in enumerate(found):
        if one.parent in last:
            following[last[one.parent]] = i
        last[one.parent] = i
    return following


def _with_subject(
    one: AttributionDraft,
    before: Sequence[AttributionDraft],
    after: Sequence[AttributionDraft],
    cues: Collection[int],
    doc: Document,
) -> AttributionDraft:
    """Return an attribution; if it has no source, with that of the one before or after it."""
    if one.source:
        return one
    opening = _opening(one, cues, doc)
    if opening:
        return replace(one, source=(opening,))
    participle = doc.lower[one.cue.start].endswith("ing")
    shared: list[AttributionDraft] = []
    if participle or _is_joined(one, doc):
        shared = [o for o in before if o.source and doc.is_one_sentence(o.cue.end, one.cue.start)]
    if not shared and participle and doc.begins(one.cue.start):
        shared = [o for o in after if o.source and doc.is_one_sentence(one.cue.end, o.source[0].start)]
    return replace(one, source=shared[0].source) if shared else one


def _opening(one: AttributionDraft, cues: Collection[int], doc: Document) -> TokenSpan | None:
    """Return the sentence up to a cue, if it is a name with a relative clause between commas.

    ``cues`` are the words with which cues begin.
    """
    start = one.cue.start
    if start < LEAST_OPENING or doc.lower[start - 1] != ",":
        return None
    while start and not doc.begins(start) and one.cue.start - start < MOST_OPENING:
        start -= 1
    said = [doc.lower[at] for at in range(start, one.cue.start)]
    if "," not in said:  # the comma closes the line before
        return None
    comma = said.index(",")
    stands = doc.begins(start) and 0 < comma < len(said) - 1 and "," not in said[comma + 1 : -1]
    if not stands or said[comma + 1] not in word_class("relatives") or doc.quote[start : one.cue.start].any():
        return None
    if said[0] in word_class("prepositions"):
        return None
    attributed = any(at in cues for at in range(start, one.cue.start))
    is_name = all(doc.written[at][0].isupper() for at in range(start, start + comma))
    return TokenSpan(start, one.cue.start) if is_name and not attributed else None


def _is_joined(one: AttributionDraft, doc: Document) -> bool:
    """Return whether "and" or "but" stands before a cue that is no passive, adverbs aside."""
    at = one.cue.start
    if doc.lower[at] in word_class("passive-openings"):
        return False
    while at > 1 and doc.lower[at - 1] in word_class("joined-adverbs"):
        at -= 1
    return at > 0 and doc.lower[at - 1] in word_class("verb-joints")
