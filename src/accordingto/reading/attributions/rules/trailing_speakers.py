"""Speakers after a whole sentence, who said all of it: "The clerk recalled that he swore, the court said."

The court says that the clerk recalled it, not only that somebody swore.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.syntax.document import Document

MOST_BEFORE = 4
"""Earlier attributions among which those with the same content are looked for."""
_CLOSERS = frozenset("”\"’'")


def with_trailing_speakers(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions; one whose speaker follows a comma gets the whole sentence as its content.

    It does so if its content is also that of another attribution, which it then contains.
    """
    result = list(found)
    for i, one in enumerate(found):
        if _trails(one, doc):
            inner = [o for o in found[max(0, i - MOST_BEFORE) : i] if _has_the_same(one, o, doc)]
            starts = [piece.start for other in inner for piece in (other.cue, *other.source)]
            if starts:
                result[i] = replace(one, content=(TokenSpan(min(starts), max(one.content).end),))
    return result


def _trails(one: AttributionDraft, doc: Document) -> bool:
    """Return whether source and cue follow the content and a comma; the source must not be a pronoun."""
    if not one.content or not one.source or doc[one.source[0].start] in word_class("pronouns"):
        return False
    last, begin = max(one.content), min(one.source[0].start, one.cue.start)
    between = [word for word in doc.lower[last.end - 2 : begin] if word not in _CLOSERS]
    return 0 <= begin - last.end <= 2 and "," in between[-1:]


def _has_the_same(one: AttributionDraft, other: AttributionDraft, doc: Document) -> bool:
    """Return whether ``other`` has the same content, or more, an earlier cue and another source."""
    if not other.content or not other.source or doc.text_of(other.source[0]) == doc.text_of(one.source[0]):
        return False
    mine, theirs = max(one.content), max(other.content)
    holds = abs(mine.end - theirs.end) <= 1 and theirs.start <= mine.start + 1 and doc[mine.start - 1] != ";"
    return holds and other.cue.end <= mine.start and doc.is_one_sentence(other.cue.start, one.cue.start)
