"""Strength and polarity of each claim, along the whole chain of its sources.

The innermost source's stance to the claim is the base. Outer sources can only weaken its strength: what
"reportedly" was said, or what somebody only believes was said, is no longer certain. What is denied is
reversed, and what depends on an "if" is unknown. A source that admits or shows something changes nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from accordingto.reading.attributions.acts import signature_of
from accordingto.reading.attributions.factuality import Stance, stance_alone, stance_of
from accordingto.reading.attributions.presentation import joined_text
from accordingto.reading.syntax.main_clause import sentence_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from accordingto.types import Attribution, Claim, Strength

ORDER: tuple[Strength, ...] = ("certain", "probable", "possible", "unknown")
"""Strengths, from the strongest to the weakest."""

CONDITION = re.compile(r"(?i)(?:if|unless|provided|providing|assuming|in case|on (?:the )?condition)\b")
"""Openings of conditions that make a claim uncertain; "once" and "when" only say from what time it holds."""


def with_stances(claims: Iterable[Claim], attributions: Sequence[Attribution]) -> tuple[Claim, ...]:
    """Return the claims with strength and polarity.

    The claims must have their conditions already; their chains have the ids of ``attributions``.
    """
    by_id = {one.id: one for one in attributions}
    return tuple(
        msgspec.structs.replace(claim, strength=stance.strength, polarity=stance.polarity)
        for claim in claims
        for stance in [stance_along(claim, by_id)]
    )


def stance_along(claim: Claim, by_id: Mapping[str, Attribution]) -> Stance:
    """Return the stance of a claim's chain; its strength is "unknown" for questions and after an "if"."""
    links = [by_id[id] for id in claim.chain if id in by_id]
    said = joined_text(claim.content)
    stance = _stance_through(links, claim.content[0].text, said) if links else stance_alone(said)
    is_open = claim.kind == "question" or any(CONDITION.match(span.text) for span in claim.condition)
    return Stance("unknown" if is_open else stance.strength, stance.polarity)


def _stance_through(links: Sequence[Attribution], start: str, said: str) -> Stance:
    """Return the stance of a chain to the text ``said``, whose first span has the text ``start``."""
    inner = links[-1]
    own = stance_of(inner.act or "say", joined_text(inner.source), joined_text(inner.cue), said)
    strength, polarity = own.strength, own.polarity
    for link in links:
        if link.certainty in ("hedged", "inferred"):
            strength = weaker(strength, "probable")
    for link in links[:-1]:
        strength = weaker(strength, _around(link, start))
        if signature_of(joined_text(link.cue), joined_text(link.content)).startswith("-"):
            polarity = "positive" if polarity == "negative" else "negative"
    return Stance(strength, polarity)


def _around(link: Attribution, start: str) -> Strength:
    """Return an outer link's strength for the sentence of its content that contains the text ``start``."""
    content = joined_text(link.content)
    sentence = sentence_with(content, start)
    if sentence == content or link.strength is None:
        return link.strength or "certain"
    return stance_of(link.act or "say", joined_text(link.source), joined_text(link.cue), sentence).strength


def weaker(one: Strength, other: Strength) -> Strength:
    """Return the weaker of two strengths."""
    return max(one, other, key=ORDER.index)
