"""Removal of auxiliaries found as separate cues: "[Did] anyone [notice] that …" is one attribution.

Empty words beside a verb are removed, too: "She [pressed] him [on] how it was paid for".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.syntax.trees import HELPING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.syntax.document import Document

_EMPTY = frozenset(("ADP", "AUX", "PART", "PUNCT", "SCONJ"))
"""Parts of speech of words without a meaning of their own."""


def without_helpers(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions without those whose cue is only an auxiliary of another cue's verb.

    One whose cue has only empty words is removed, too, if another has the same content and, if a source is
    named, the same source.
    """
    relations, heads, tags = doc.trees.relations, doc.trees.heads, doc.trees.tags
    cues = {at: one for one in found for at in range(one.cue.start, one.cue.end)}

    def is_helper(one: AttributionDraft) -> bool:
        words = [at for at in range(one.cue.start, one.cue.end) if doc.is_word(at)]
        helpers = (at for at in words if relations[at] in HELPING and tags[at].startswith("AUX"))
        verbs = [cues.get(heads[at]) for at in helpers]
        return bool(words) and len(verbs) == len(words) and all(other not in (None, one) for other in verbs)

    def is_empty(one: AttributionDraft) -> bool:
        return all(tags[at].partition(":")[0] in _EMPTY for at in range(one.cue.start, one.cue.end))

    full = {one.content: one for one in found if one.content and not is_empty(one)}

    def is_repeated(one: AttributionDraft) -> bool:
        other = full.get(one.content)
        if other is None or not is_empty(one):
            return False
        return not one.source or any(a.shared(b) for a in one.source for b in other.source)

    kept = [one for one in found if not is_helper(one) and not is_repeated(one)]
    return kept
