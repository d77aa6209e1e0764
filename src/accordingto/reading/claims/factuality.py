"""Strength and polarity of each claim, along the whole chain of its sources.

The innermost source's stance to the claim is the base. Outer sources can only weaken its strength: what
"reportedly" was said, or what somebody only believes was said, is no longer certain. What is denied is
reversed, and what depends on an "if" is unknown. A source that admits or shows something changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from accordingto.reading.attributions.acts import signature_of
from accordingto.reading.attributions.factuality import Stance, stance_alone, stance_of
from accordingto.reading.encoder.kinds import STRENGTHS
from accordingto.reading.syntax.main_clauses import clause_in, sentences_in
from accordingto.reading.syntax.plain_words import words_in
from accordingto.reading.text.sentences import sentence_at
from accordingto.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from accordingto.reading.syntax.document import Document
    from accordingto.types import Attribution, Claim, Strength


CONDITIONS = (
    "if",
    "unless",
    "provided",
    "providing",
    "assuming",
    "in case",
    "on condition",
    "on the condition",
)
"""Openings of conditions that make a claim uncertain; "once" and "when" only say from what time it holds."""


def with_stances(
    claims: Iterable[Claim], doc: Document, attributions: Sequence[Attribution]
) -> tuple[Claim, ...]:
    """Return the claims of a document with strength and polarity.

    The claims must have their conditions already; their chains have the ids of ``attributions``.
    """
    by_id = {one.id: one for one in attributions}
    return tuple(
        msgspec.structs.replace(claim, strength=stance.strength, polarity=stance.polarity)
        for claim in claims
        for stance in [stance_along(claim, doc, by_id)]
    )


def stance_along(claim: Claim, doc: Document, by_id: Mapping[str, Attribution]) -> Stance:
    """Return the stance of a claim's chain; its strength is "unknown" for questions and after an "if"."""
    links = [by_id[id] for id in claim.chain if id in by_id]
    stance = (
        _stance_through(links, doc, claim.content) if links else stance_alone(clause_in(doc, claim.content))
    )
    is_open = claim.kind == "question" or any(_opens_condition(doc, span) for span in claim.condition)
    return Stance("unknown" if is_open else stance.strength, stance.polarity)


def _opens_condition(doc: Document, span: Span) -> bool:
    """Return whether a condition begins with one of ``CONDITIONS``."""
    at = doc.token_at(span.start)
    return any(" ".join(doc.lower[at : at + size]) in CONDITIONS for size in (1, 2, 3))


def _stance_through(links: Sequence[Attribution], doc: Document, said: Sequence[Span]) -> Stance:
    """Return the stance of a chain to the spans ``said``."""
    own = _stance_to(links[-1], doc, said)
    strength, polarity = own.strength, own.polarity
    for link in links:
        if link.certainty in ("hedged", "inferred"):
            strength = weaker(strength, "probable")
    for link in links[:-1]:
        strength = weaker(strength, _around(link, doc, said[0].start))
        if signature_of(words_in(doc, link.cue), words_in(doc, link.content)).startswith("-"):
            polarity = "positive" if polarity == "negative" else "negative"
    return Stance(strength, polarity)


def _around(link: Attribution, doc: Document, start: int) -> Strength:
    """Return an outer link's strength for the sentence of its content that contains the offset ``start``."""
    sentence, at = sentence_at(doc.sentences, start), doc.token_at(start)
    if sentence is None or link.strength is None:
        return link.strength or "certain"
    whole = [doc.tokens_between(span.start, span.end) for span in link.content]
    near = doc.tokens_between(sentence.start, sentence.end)
    words = (one for part in whole for one in range(max(part.start, near.start), min(part.stop, near.stop)))
    around = next((part for part in sentences_in(doc, words) if part and part[-1] >= at), [])
    if not around or len(around) == sum(map(len, whole)):
        return link.strength
    bounds = doc.start[around[0]], doc.end[around[-1]]
    return _stance_to(link, doc, (Span(*bounds, doc.text[slice(*bounds)]),)).strength


def _stance_to(link: Attribution, doc: Document, said: Sequence[Span]) -> Stance:
    """Return the stance of the source of an attribution to some spans of its content."""
    source, cue = words_in(doc, link.source), words_in(doc, link.cue)
    return stance_of(link.act or "say", source, cue, words_in(doc, said), clause_in(doc, said))


def weaker(one: Strength, other: Strength) -> Strength:
    """Return the weaker of two strengths."""
    return max(one, other, key=STRENGTHS.index)
