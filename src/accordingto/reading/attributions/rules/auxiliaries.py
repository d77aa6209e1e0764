"""An auxiliary that was seen as a cue beside its verb: "[Did] anyone [notice] that …" is one attribution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.attributions.decode import with_parents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.syntax.document import Document

_HELPING = frozenset(("aux", "aux:pass", "cop"))


def without_helpers(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions, but none whose cue is an auxiliary alone of which another has the verb."""
    relations, heads = doc.trees.relations, doc.trees.heads
    cues = {at: one for one in found for at in range(one.cue.start, one.cue.end)}

    def is_helper(one: AttributionDraft) -> bool:
        words = [at for at in range(one.cue.start, one.cue.end) if doc.is_word(at)]
        helpers = (at for at in words if relations[at] in _HELPING and doc.trees.tags[at].startswith("AUX"))
        verbs = [cues.get(heads[at]) for at in helpers]
        return bool(words) and len(verbs) == len(words) and all(other not in (None, one) for other in verbs)

    kept = [one for one in found if not is_helper(one)]
    return list(found) if len(kept) == len(found) else with_parents(kept, len(doc))
