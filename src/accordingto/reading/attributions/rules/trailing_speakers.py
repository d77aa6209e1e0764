"""Who stands behind a whole sentence has said all of it: "The clerk recalled that he swore, the court said."

Not only the words of who swore: the court says that the clerk recalled it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from accordingto.reading.attributions.decode import with_parents
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.syntax.document import Document

MOST_BEFORE = 4
"""Attributions before one among which those are looked for that have its content, too."""
_CLOSERS = frozenset("”\"’'")


def with_trailing_speakers(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions; who stands behind a comma, with another's content, has said it as a whole."""
    result = list(found)
    for i, one in enumerate(found):
        if _trails(one, doc):
            inner = [o for o in found[max(0, i - MOST_BEFORE) : i] if _has_the_same(one, o, doc)]
            starts = [piece.start for other in inner for piece in (other.cue, *other.source)]
            if starts:
                result[i] = replace(one, content=(TokenSpan(min(starts), max(one.content).end),))
    return with_parents(result, len(doc)) if result != list(found) else result


def _trails(one: AttributionDraft, doc: Document) -> bool:
    """Return whether a source that is no pronoun and its cue stand behind a content and a comma."""
    if not one.content or not one.source or doc[one.source[0].start] in word_class("pronouns"):
        return False
    last, begin = max(one.content), min(one.source[0].start, one.cue.start)
    between = [word for word in doc.lower[last.end - 2 : begin] if word not in _CLOSERS]
    return 0 <= begin - last.end <= 2 and "," in between[-1:]


def _has_the_same(one: AttributionDraft, other: AttributionDraft, doc: Document) -> bool:
    """Return whether another with its own source has the same words, or more, earlier in the sentence."""
    if not other.content or not other.source or doc.text_of(other.source[0]) == doc.text_of(one.source[0]):
        return False
    mine, theirs = max(one.content), max(other.content)
    holds = abs(mine.end - theirs.end) <= 1 and theirs.start <= mine.start + 1 and doc[mine.start - 1] != ";"
    return holds and other.cue.end <= mine.start and doc.is_one_sentence(other.cue.start, one.cue.start)
