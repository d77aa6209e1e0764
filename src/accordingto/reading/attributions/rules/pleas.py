"""Answers to a charge, which belong to the cue: "pleaded not guilty" to two counts of theft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.syntax.lemmas import lemmas_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.syntax.document import Document

_ANSWERS = (("not", "guilty"), ("guilty",), ("no", "contest"))


def with_pleas(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions, with the whole answer in the cue of a plea and the charges as its content.

    If no charges follow, the whole answer is the content.
    """
    return [_with_answer(one, doc) if _pleads(one, doc) else one for one in found]


def _pleads(one: AttributionDraft, doc: Document) -> bool:
    """Return whether the cue ends in a form of "plead", before or after a "not"."""
    last = one.cue.end - 1
    return "plead" in lemmas_of(doc[last - 1 if doc[last] in ("not", "no") else last])


def _with_answer(one: AttributionDraft, doc: Document) -> AttributionDraft:
    verb = one.cue.end - (doc[one.cue.end - 1] in ("not", "no"))
    answer = next((words for words in _ANSWERS if doc.lower[verb : verb + len(words)] == [*words]), ())
    end = verb + len(answer)
    first = next((piece for piece in one.content if verb <= piece.start <= end), None)
    if not answer or first is None:
        return one
    others = tuple(piece for piece in one.content if piece != first)
    if first.end > end:
        return replace(
            one,
            cue=TokenSpan(one.cue.start, end),
            content=tuple(sorted((*others, TokenSpan(end, first.end)))),
        )
    whole = TokenSpan(verb, end)
    return replace(one, cue=TokenSpan(one.cue.start, verb), content=tuple(sorted((*others, whole))))
