"""The subject of a passive cue as part of the content: whoever "is accused" accuses nobody.

With verbs of feeling the subject is the source ("was stunned by"), so the rule is limited to acts that
somebody else performs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from accordingto.reading.attributions.acts import entry_of
from accordingto.reading.attributions.cues import entries_from
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.syntax.plain_words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.syntax.document import Document
    from accordingto.types import Act

DONE_BY_OTHERS: frozenset[Act] = frozenset(("predict", "accuse", "criticise", "praise", "deny", "decline"))
"""Acts for which the subject of a passive is the person concerned. For other acts it is the addressee, which
``addressees.py`` finds."""


def with_passives(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions, moving the subject of a passive from the source to the content.

    The agent ("by the board") becomes the source, if there is one.
    """
    result = [_turned(one, doc) for one in found]
    return result


def _turned(one: AttributionDraft, doc: Document) -> AttributionDraft:
    """Return one attribution, corrected if its cue is a passive of such an act."""
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
    """Return whether the passive itself has an act of ``DONE_BY_OTHERS``: not "was shown warning"."""
    entry = entry_of(words_of(doc, (one.cue,)), words_of(doc, one.content[:1]))
    return entry is not None and entry.act in DONE_BY_OTHERS and entry in entries_from(doc[verb])


def _passive_verb(cue: TokenSpan, doc: Document) -> int | None:
    """Return the participle in a cue that is passive by the tree, or None."""
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
    """Return the subjects of a passive, or of the passive that it is joined to by "and"."""
    trees = doc.trees
    verbs = (verb, trees.heads[verb]) if trees.relations[verb] == "conj" else (verb,)
    return [i for at in verbs for i in trees.below[at] if trees.relations[i] == "nsubj:pass"]


def _agent(verb: int, doc: Document) -> TokenSpan | None:
    """Return the agent of a passive, without "by", or None."""
    trees = doc.trees
    agent = next((i for i in trees.below[verb] if trees.relations[i] == "obl:agent"), None)
    if agent is None:
        return None
    phrase = doc.phrase_of(agent)
    return TokenSpan(phrase.start + (doc[phrase.start] == "by"), phrase.end)
