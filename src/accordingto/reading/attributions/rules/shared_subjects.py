"""Sources from the dependency tree: the cue's subject, or a shared one ("Orr stood up, adding that …")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from accordingto.reading.lexicons.time_words import meaning
from accordingto.reading.syntax.trees import ACTIVE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.encoder.spans import TokenSpan
    from accordingto.reading.syntax.document import Document

MOST_STEPS = 4
"""Most steps up the tree from a cue to the verb whose subject it shares."""
LONGEST_TIME = 4
"""Most words of a time that was found as a source: "the very next day"."""
_POINTING = frozenset(("the", "this", "that", "next", "last"))
"""First words of such a time."""
_TIMES = ("UNIT", "WEEKDAY", "PART")
"""Roles, in the lexicon of times, of the last word of such a time."""
_SHARING = frozenset(("conj", "advcl", "xcomp", "parataxis"))
"""Relations of a verb to a verb whose subject it shares if that verb is a cue."""
_JOINED = frozenset(("conj", "advcl"))
"""Relations of a verb to a verb whose subject it shares even if that verb is no cue."""
_PASSIVE = frozenset(("aux:pass", "nsubj:pass", "expl"))
"""Relations that show that a verb is passive or has "it" or "there" as its subject."""


def with_shared_subjects(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions, with the subject as the source of each cue that has none or only a time.

    If its verb has no subject, the cue shares that of the verb that it depends on: as a participle ("adding
    that …", "Citing …, Orr said") or as a verb joined by "and". Passives share none.
    """
    holders = {at: one for one in found for at in range(one.cue.start, one.cue.end)}
    timeless = (replace(one, source=()) if _is_at_a_time(one, doc) else one for one in found)
    return [one if one.source else _with_subject(one, found, holders, doc) for one in timeless]


def _is_at_a_time(one: AttributionDraft, doc: Document) -> bool:
    """Return whether the source is a time: "Orr left, then the next day said …"; not "The Week said …"."""
    if len(one.source) != 1 or not 1 < len(one.source[0]) <= LONGEST_TIME:
        return False
    first, last = one.source[0].start, one.source[0].end - 1
    if doc.lower[first] not in _POINTING or (doc.is_capital(last) and not meaning(doc[last], "WEEKDAY")):
        return False
    return any(meaning(doc.lower[last], role) for role in _TIMES)


def _with_subject(
    one: AttributionDraft,
    found: Sequence[AttributionDraft],
    holders: Mapping[int, AttributionDraft],
    doc: Document,
) -> AttributionDraft:
    """Return an attribution with the source that the tree gives it, or unchanged if it gives none."""
    trees, cue = doc.trees, range(one.cue.start, one.cue.end)
    verb = next((at for at in cue if trees.heads[at] not in cue or trees.heads[at] == at), one.cue.start)
    if _is_passive(verb, doc):
        return one
    span = _subject(verb, one, doc)
    if span is not None:
        return _by(span, one, None)
    is_active = _is_active(verb, doc)
    for _ in range(MOST_STEPS):
        # as in "Asked why, Orr left"
        is_passive = trees.relations[verb] == "advcl" and not doc[verb].endswith("ing")
        if is_passive or trees.relations[verb] not in _SHARING:
            break
        is_active = is_active and trees.relations[verb] in _JOINED
        verb = trees.heads[verb]
        other = holders.get(verb)
        if other is not None and other.source and other.parent == one.parent:
            return replace(one, source=other.source)
        span = _subject(verb, one, doc) if is_active and not _is_passive(verb, doc) else None
        if span is not None and doc.text_of(span).lower() != "it":  # "It rained, …"
            return _by(span, one, None if one.parent is None else found[one.parent])
    return one


def _is_active(verb: int, doc: Document) -> bool:
    """Return whether a verb is certainly active: finite, an -ing form, or a participle after "have"."""
    trees = doc.trees
    is_perfect = trees.tags[verb] == "VERB:participle" and "aux" in {
        trees.relations[at] for at in trees.below[verb]
    }
    return is_perfect or trees.tags[verb].startswith(ACTIVE)


def _is_passive(verb: int, doc: Document) -> bool:
    """Return whether a verb is passive, or has "it" or "there" as a dummy subject."""
    return not _PASSIVE.isdisjoint(doc.trees.relations[at] for at in doc.trees.below[verb])


def _subject(verb: int, one: AttributionDraft, doc: Document) -> TokenSpan | None:
    """Return the phrase of a verb's subject outside the cue, or None; a time is no subject."""
    below = (at for at in doc.trees.below[verb] if doc.trees.relations[at] == "nsubj")
    subject = next((at for at in below if not one.cue.start <= at < one.cue.end), None)
    span = None if subject is None else doc.phrase_of(subject)
    return None if span is None or _is_at_a_time(replace(one, source=(span,)), doc) else span


def _by(span: TokenSpan, one: AttributionDraft, outer: AttributionDraft | None) -> AttributionDraft:
    """Return an attribution with ``span`` as its source, if that is allowed, else unchanged.

    The span must not overlap its cue or content, and must be inside the content of ``outer``, its parent.
    """
    is_own = not any(span.shared(part) for part in (one.cue, *one.content))
    inside = outer is None or any(p.start <= span.start and span.end <= p.end for p in outer.content)
    return replace(one, source=(span,)) if is_own and inside else one
