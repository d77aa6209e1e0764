"""Who commits to what: what a source says that it will do, what is negated, what is told after the fact."""

from __future__ import annotations

import re
from collections.abc import Mapping

from accordingto.types import Actor, Attribution, Claim

_NEGATED = re.compile(
    r"(?i)\b(?:not|never|no|neither|nor|without|refus\w*|declin\w*|den(?:y|ies|ied)|fail\w*|stop\w* short|"
    r"could|might|may)\b|n['’]t\b"
)
_OWN = re.compile(
    r"(?i)\b(I|we|he|she|they|it)(?:['’](?:ll)|\s+(?:will|would|shall|(?:am|are|is)\s+going\s+to))\b"
)
PASSED = re.compile(r"(?i)\bwould(?: \w+)? have\b")
_TELLING = frozenset({"say", "confirm", "warn", "predict", "decide", "find"})
_TOLD = re.compile(r"(?i)\b(?:said|told|wrote|\w+ed|saw|found|knew)\b")
_WOULD = re.compile(
    r"(?i)(?:that\s+)?(?!(?:I|we|you)\b)(?:(?!(?:that|which|who|what|than|when|where|but|and|though)\b)[\w'’.-]+\s+){1,9}"
    r"would\s+(?:not\s+|also\s+)?(?!(?:have|like|rather|prefer|want|seem|be(?!\s+\w+ed\b))\b)\w+"
)
_ACTED = re.compile(r"(?i)\s+(?:not\s+|never\s+|also\s+|\w+ly\s+)?(\w+)")
_STATES = frozenset(
    [
        "be",
        "have",
        "become",
        "get",
        "feel",
        "need",
        "know",
        "think",
        "see",
        "win",
        "lose",
        "remain",
        "like",
        "love",
        "want",
        "seem",
        "hear",
        "look",
        "find",
        "learn",
        "tell",
        "say",
        "admit",
        "note",
        "remind",
        "face",
        "suffer",
        "benefit",
        "depend",
        "cost",
        "take",
        "happen",
        "die",
        "prevail",
    ]
)
"""Verbs after which nobody promises anything by "I will"."""


def does_itself(claim: Claim, own: Attribution, actors: Mapping[str, Actor]) -> bool:
    """Return whether a source says it will itself do something: "we will appeal", "she said she would go"."""
    for span in claim.content:
        for found in _OWN.finditer(span.text):
            start = span.start + found.start()
            if any(part.start <= start < part.end for part in claim.condition):
                continue
            verb = _ACTED.match(span.text, found.end())
            acts = verb is not None and verb[1].lower() not in _STATES
            if found[1].lower() in ("i", "we"):
                return acts and "would" not in found[0].lower()
            return acts and _means(start, found[1], own, actors)
    return False


def _means(start: int, word: str, own: Attribution, actors: Mapping[str, Actor]) -> bool:
    """Whether a pronoun refers to the actor of an attribution."""
    actor = actors.get(own.actor or "")
    return actor is not None and any(one.start == start and one.text == word for one in actor.mentions)


def is_negated(link: Attribution) -> bool:
    """Return whether the cue says that it was not done, or only could be."""
    return any(_NEGATED.search(span.text) for span in link.cue)


def is_told_after(claim: Claim, links: list[Attribution]) -> bool:
    """Return whether a future is told after the fact ("said prices would fall"); not with a condition."""
    if claim.kind != "statement" or claim.condition or not links or links[-1].act not in _TELLING:
        return False
    cue = " ".join(span.text for span in links[-1].cue)
    return bool(_TOLD.search(cue)) and bool(_WOULD.match(" ".join(span.text for span in claim.content)))
