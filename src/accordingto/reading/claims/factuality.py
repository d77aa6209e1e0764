"""How certain each claim is presented, along the whole chain of those who vouch for it.

The innermost source's stance to the words of the claim counts; what stands around it can only weaken it: what
"reportedly" was said, or what somebody only believes was said, is no longer certain, what is denied is
reversed, and what hangs on an "if" is unknown. A source that admits or shows something leaves it as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from accordingto.reading.attributions.acts import signature_of
from accordingto.reading.attributions.factuality import Stance, stance_alone, stance_of
from accordingto.reading.attributions.presentation import joined_text
from accordingto.reading.text.sentences import sentence_at
from accordingto.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from accordingto.reading.syntax.document import Document
    from accordingto.types import Attribution, Claim, Sentence, Strength

ORDER: tuple[Strength, ...] = ("certain", "probable", "possible", "unknown")
"""Strengths, the weaker last."""

CONDITION = re.compile(r"(?i)(?:if|unless|provided|providing|assuming|in case|on (?:the )?condition)\b")
"""What opens a condition that leaves open whether a claim is so; "once" and "when" only say from what day."""


def with_stances(
    doc: Document, claims: Iterable[Claim], attributions: Sequence[Attribution]
) -> tuple[Claim, ...]:
    """Return the claims with strength and polarity.

    The claims have their conditions already; their chains name ``attributions``.
    """
    by_id = {one.id: one for one in attributions}
    return tuple(
        msgspec.structs.replace(claim, strength=stance.strength, polarity=stance.polarity)
        for claim in claims
        for stance in [stance_along(doc, claim, by_id)]
    )


def stance_along(doc: Document, claim: Claim, by_id: Mapping[str, Attribution]) -> Stance:
    """Return how a claim is presented by its chain; questions and what hangs on an "if" are left open."""
    links = [by_id[id] for id in claim.chain if id in by_id]
    stance = _stance_through(doc, links, claim) if links else stance_alone(doc, claim.content)
    is_open = claim.kind == "question" or any(CONDITION.match(span.text) for span in claim.condition)
    return Stance("unknown" if is_open else stance.strength, stance.polarity)


def _stance_through(doc: Document, links: Sequence[Attribution], claim: Claim) -> Stance:
    """Return how a chain presents what is claimed."""
    inner = links[-1]
    own = stance_of(doc, inner.act or "say", inner.source, inner.cue, claim.content)
    strength, polarity = own.strength, own.polarity
    for link in links:
        if link.certainty in ("hedged", "inferred"):
            strength = weaker(strength, "probable")
    for link in links[:-1]:
        strength = weaker(strength, _around(doc, link, claim.content[0].start))
        if signature_of(joined_text(link.cue), joined_text(link.content)).startswith("-"):
            polarity = "positive" if polarity == "negative" else "negative"
    return Stance(strength, polarity)


def _around(doc: Document, link: Attribution, start: int) -> Strength:
    """Return how sure an outer link is of the sentence of its content that holds an offset."""
    sentence = sentence_at(doc.sentences, start)
    inside = [] if sentence is None else _clipped(link.content, sentence)
    if link.strength is None or inside == list(link.content):
        return link.strength or "certain"
    return stance_of(doc, link.act or "say", link.source, link.cue, inside).strength


def _clipped(spans: Iterable[Span], sentence: Sentence) -> list[Span]:
    """Return what of some spans stands in a sentence."""
    bounds = ((max(s.start, sentence.start), min(s.end, sentence.end), s) for s in spans)
    return [Span(a, b, s.text[a - s.start : b - s.start]) for a, b, s in bounds if a < b]


def weaker(one: Strength, other: Strength) -> Strength:
    """Return the weaker of two strengths."""
    return max(one, other, key=ORDER.index)
