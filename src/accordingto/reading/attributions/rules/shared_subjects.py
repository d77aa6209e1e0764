"""Subjects that the tree knows: a cue's own, and the one it shares ("Orr said …, adding that …")."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.syntax.document import Document

MOST_STEPS = 4
"""Verbs between a cue and the one whose subject it shares, at most."""
_SHARING = frozenset(("conj", "advcl", "xcomp", "parataxis"))
"""Relations of a verb to the one whose subject is its own, too."""


def with_shared_subjects(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions; a cue without a source has the subject of its verb.

    Where its verb has none, it shares that of the verb it hangs on, if that attributes at the same level: a
    participle ("adding that …", "Citing …, Orr said") or a verb that "and" joins, but no passive.
    """
    holders = {at: one for one in found for at in range(one.cue.start, one.cue.end)}
    return [one if one.source else _with_subject(one, holders, doc) for one in found]


def _with_subject(
    one: AttributionDraft, holders: Mapping[int, AttributionDraft], doc: Document
) -> AttributionDraft:
    """Return an attribution without a source with the one that the tree gives it, if it gives one."""
    trees, cue = doc.trees, range(one.cue.start, one.cue.end)
    verb = next((at for at in cue if trees.heads[at] not in cue or trees.heads[at] == at), one.cue.start)
    below = trees.below[verb]
    related = {trees.relations[at] for at in below}
    if not related.isdisjoint(("aux:pass", "nsubj:pass", "expl")):
        return one
    subject = next((at for at in below if trees.relations[at] == "nsubj" and at not in cue), None)
    if subject is not None:
        span = doc.phrase_of(subject)
        is_own = not any(span.shared(part) for part in (one.cue, *one.content))
        return replace(one, source=(span,)) if is_own else one
    for _ in range(MOST_STEPS):
        is_passive = trees.relations[verb] == "advcl" and not doc[verb].endswith(
            "ing"
        )  # "Asked why, Orr left"
        if is_passive or trees.relations[verb] not in _SHARING:
            break
        verb = trees.heads[verb]
        other = holders.get(verb)
        if other is not None and other.source and other.parent == one.parent:
            return replace(one, source=other.source)
    return one
