"""Who is accused accuses nobody: the subject of a passive is not its source, but part of what is said.

Of feelings it is the one who has them ("was stunned by"), so that only acts that somebody else does count.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from accordingto.reading.attributions.acts import entry_of
from accordingto.reading.attributions.cues import entries_from
from accordingto.reading.attributions.decode import with_parents
from accordingto.reading.encoder.spans import TokenSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.syntax.document import Document
    from accordingto.types import Act

DONE_BY_OTHERS: frozenset[Act] = frozenset(("predict", "accuse", "criticise", "praise", "deny", "decline"))
"""Acts of which the subject of a passive is whom they are about. Of others it is who is told or asked,
which ``addressees.py`` finds."""


def with_passives(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions; the subject of a passive is no source, but the content begins with it.

    Whoever does it ("by the board") is the source, if anybody.
    """
    result = [_turned(one, doc) for one in found]
    return with_parents(result, len(doc)) if result != list(found) else result


def _turned(one: AttributionDraft, doc: Document) -> AttributionDraft:
    verb = _passive_verb(one.cue, doc)
    if verb is None or not one.source or not one.content or not _is_done_by_others(verb, one, doc):
        return one
    subjects = _patients(verb, doc)
    held = [piece for piece in one.source if any(piece.start <= at < piece.end for at in subjects)]
    if not held:
        return one
    agent = _agent(verb, doc)
    source = () if agent is None or any(agent.shared(p) for p in (one.cue, *one.content)) else (agent,)
    return replace(one, source=source, content=tuple(sorted((*held, *one.content))))


def _is_done_by_others(verb: int, one: AttributionDraft, doc: Document) -> bool:
    """Return whether a cue is of such an act by its passive: not "was shown warning"."""
    entry = entry_of(doc.text_of(one.cue), doc.text_of(one.content[0]))
    return entry is not None and entry.act in DONE_BY_OTHERS and entry in entries_from(doc[verb])


def _passive_verb(cue: TokenSpan, doc: Document) -> int | None:
    """Return the participle of a cue that is a passive by the tree."""
    trees = doc.trees
    for at in range(cue.start, cue.end):
        if trees.tags[at] == "VERB:participle":
            related = {trees.relations[i] for i in trees.below[at]}
            if not related.isdisjoint(("aux:pass", "nsubj:pass")):
                return at
            if trees.relations[at] == "conj" and related.isdisjoint(("aux", "nsubj", "cop")):
                return at if _patients(at, doc) else None
    return None


def _patients(verb: int, doc: Document) -> list[int]:
    """Return the subjects of a passive, its own or those of the passive with which "and" joins it."""
    trees = doc.trees
    verbs = (verb, trees.heads[verb]) if trees.relations[verb] == "conj" else (verb,)
    return [i for at in verbs for i in trees.below[at] if trees.relations[i] == "nsubj:pass"]


def _agent(verb: int, doc: Document) -> TokenSpan | None:
    """Return the words of who does it, without their "by"."""
    trees = doc.trees
    agent = next((i for i in trees.below[verb] if trees.relations[i] == "obl:agent"), None)
    if agent is None:
        return None
    phrase = doc.phrase_of(agent)
    return TokenSpan(phrase.start + (doc[phrase.start] == "by"), phrase.end)
