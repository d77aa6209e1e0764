"""One utterance, one cue: a colon or dash introduces nothing beside the verb that does."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from accordingto.reading.attributions.rules.overlaps import renumbered
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.tokens import GAPS, QUOTES
from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.syntax.document import Document

LONGEST_LEAD = 40
"""Words before a colon among which the verb of its sentence is looked for."""
_LINE = GAPS.index("line")
_OUTSIDE = QUOTES.index("outside")
_WORD = re.compile(r"\w")


def with_verbs_for_marks(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions; where a verb attributes, no colon or dash does.

    "Said Orr: “…”" is said once, by "Said": of several attributions of one content that with a verb stays,
    and where none has the verb of speech before a colon, it is the cue in the colon's place.
    """
    said = doc.lower
    marks = [not _WORD.search("".join(said[one.cue.start : one.cue.end])) for one in found]
    spoken: dict[tuple[TokenSpan, ...], int] = {}
    for i in sorted(range(len(found)), key=lambda i: (marks[i], i)):
        spoken.setdefault(found[i].content, i)
    verbs = {at for one in found for at in range(one.cue.start, one.cue.end)}
    result: list[AttributionDraft | None] = list(found)
    for i, one in enumerate(found):
        if not marks[i] or not one.content:
            continue
        if spoken[one.content] != i:
            result[i] = None
            continue
        verb = _verb_before(one.cue.start, doc)
        if verb is not None and verb not in verbs and said[one.cue.start] == ":":
            result[i] = replace(one, cue=TokenSpan(verb, verb + 1))
    return renumbered(result, found)


def _verb_before(colon: int, doc: Document) -> int | None:
    """Return the verb of speech before a colon, in its sentence and outside quotation marks."""
    for at in range(colon - 1, max(-1, colon - LONGEST_LEAD), -1):
        if doc.lower[at] in ".!?" or doc.gap[at + 1] == _LINE:
            return None
        if doc.lower[at] in word_class("speech-verbs") and doc.quote[at] == _OUTSIDE:
            return at
    return None
