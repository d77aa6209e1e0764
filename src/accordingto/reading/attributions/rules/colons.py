"""A colon or dash is no cue where a verb already attributes the same words."""

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
"""Most words between a colon and the verb of speech that is looked for before it."""
_LINE = GAPS.index("line")
_OUTSIDE = QUOTES.index("outside")
_WORD = re.compile(r"\w")


def with_verbs_for_marks(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions, of which no colon or dash is the cue where a verb is.

    "Said Orr: “…”" is one attribution, and its cue is "Said". Of several that have one content, that with a
    verb stays. Where the only cue is a colon, and a verb of speech stands before it that is no cue yet,
    the verb becomes the cue.
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
        if doc.ends(at) or doc.gap[at + 1] == _LINE:
            return None
        if doc.lower[at] in word_class("speech-verbs") and doc.quote[at] == _OUTSIDE:
            return at
    return None
