"""The source that a passive names: "the plan was criticised by nurses".

What stands behind "by" is as often a time, a means or a margin ("expected by Friday", "announced by email").
So it counts where it can be somebody: with a capital, a determiner or a number before it, or in the plural.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.tokens import GAPS
from accordingto.reading.lexicons import word_class
from accordingto.reading.syntax.lemmas import is_participle
from accordingto.reading.syntax.noun_phrases import clause_from, phrase_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.syntax.document import Document

_LINE = GAPS.index("line")


def with_agents(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Give passive cues whoever "by" names right behind, if no source stands in their sentence.

    Behind "it was admitted by …" what "that" opens is the content, and not "it".
    """
    return [_with_agent(one, doc) for one in found]


def _with_agent(one: AttributionDraft, doc: Document) -> AttributionDraft:
    """Return an attribution with the agent of its passive for its source."""
    cue = doc.lower[one.cue.start : one.cue.end]
    verb = cue[-2] if cue[-1] == "by" and len(cue) > 1 else cue[-1]
    if not is_participle(verb) or word_class("be").isdisjoint(cue) or doc.quote[one.cue.start]:
        return one
    by = _by(one, doc.lower)
    agent = None if by is None else _named(by + 1, verb, doc)
    if by is None or agent is None or any(_one_sentence(p, one.cue, doc) for p in one.source):
        return one
    content = tuple(TokenSpan(p.start, min(p.end, by)) if p.start < by else p for p in one.content)
    if [doc.lower[p.start : p.end] for p in content] == [["it"]] and doc.lower[agent.end : agent.end + 1] == [
        "that"
    ]:
        content = (clause_from(doc, agent.end),)
    return replace(one, source=(agent,), content=content)


def _by(one: AttributionDraft, said: Sequence[str]) -> int | None:
    """Return where "by" stands: at the end of the cue or behind it, or in what is attributed there."""
    if said[one.cue.end - 1] == "by":
        return one.cue.end - 1
    behind = [p for p in one.content if p.start == one.cue.end]
    places = range(one.cue.end, behind[0].end + 1) if behind else range(one.cue.end, one.cue.end + 1)
    return next((at for at in places if said[at : at + 1] == ["by"]), None)


def _named(start: int, verb: str, doc: Document) -> TokenSpan | None:
    """Return the phrase that begins at a word, where it can name whoever does something."""
    agent = phrase_from(doc.lower, start)
    if agent is None:
        return None
    if verb in word_class("charging-participles") and "of" in doc.lower[agent.start : agent.end]:
        agent = TokenSpan(agent.start, doc.lower.index("of", agent.start))
    inside = doc.lower[agent.start : agent.end]
    is_time = not word_class("no-agents").isdisjoint(inside)
    opens = inside[0] in word_class("determiners") or doc.written[agent.start][0].isupper()
    head = inside[inside.index("of") - 1] if "of" in inside else inside[-1]
    plural = head.endswith("s") and not head.endswith("ss")
    return agent if not is_time and (opens or plural) else None


def _one_sentence(one: TokenSpan, other: TokenSpan, doc: Document) -> bool:
    """Return whether neither a line break nor the end of a sentence stands between two pieces."""
    first, second = sorted((one, other))
    return doc.is_one_sentence(first.end - 1, second.start)
