"""Removal of sources that are objects or topics of a cue: "dares [Orr] to wait", "said of [Orr]: “…”"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from accordingto.reading.syntax.trees import ACTIVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.encoder.spans import TokenSpan
    from accordingto.reading.syntax.document import Document

_OBJECTS = frozenset(("obj", "iobj", "obl"))
"""Relations of a person who is told to do something; in "call for Orr to" it is the last one."""
_TOPICS = frozenset(("of", "about"))
"""Prepositions before the topic of a verb of speech."""


def without_objects(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions, with the source removed if the tree shows that it is not the speaker.

    Removed are objects of the cue's verb that are to do what is said, and topics after "of" or "about".
    """
    return [replace(one, source=()) if _is_object(one, doc) else one for one in found]


def _is_object(one: AttributionDraft, doc: Document) -> bool:
    """Return whether the only source of an attribution depends on its verb as an object or a topic."""
    if len(one.source) != 1 or one.is_certain:
        return False
    trees, source = doc.trees, one.source[0]
    head = trees.head_of(source)
    verb = trees.heads[head]
    is_beside = doc[source.start - 1] in _TOPICS and source.start - 1 == one.cue.end
    if is_beside and trees.relations[head] == "obl" and trees.tags[trees.head_of(one.cue)].startswith(ACTIVE):
        return True  # whatever its head in the tree
    if not one.cue.start <= verb < one.cue.end or not trees.tags[verb].startswith("VERB"):
        return False
    if trees.relations[head] in _OBJECTS and source.start == one.cue.end:
        return _is_to_do(source, one, doc)
    leads = {doc.lower[at] for at in trees.below[head] if trees.relations[at] == "case"}
    is_topic = not leads.isdisjoint(_TOPICS) and one.cue.end < source.start
    return trees.relations[head] == "obl" and is_topic


def _is_to_do(source: TokenSpan, one: AttributionDraft, doc: Document) -> bool:
    """Return whether a content begins with "to" right after a source that does not follow "by" or "from"."""
    is_agent = doc[source.start - 1] in ("by", "from")
    return not is_agent and any(p.start == source.end and doc[p.start] == "to" for p in one.content)
