"""Rules that exclude claims from the watch list: what is only asked, denied, wished or called for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from accordingto.watchlist.place import ClaimInPlace

UNSAID = frozenset({"deny", "decline", "ask", "urge"})
"""Acts that exclude the claims of all attributions nested in their content."""
DENIED = UNSAID - {"urge"}
"""Acts that exclude the claims of their own content, unless their cue is in the future ("will reject")."""
COMMITTING = frozenset({"promise", "threaten", "decide"})
"""Acts that exclude their content if negated; other acts do not: what is "not expected" is a prediction."""
LEAST_WORDS = 2
"""Least number of words of a claim that can be watched."""
_NEGATED = re.compile(
    r"(?i)\b(?:not|never|no|neither|nor|without|refus\w*|declin\w*|den(?:y|ies|ied)|fail\w*|stop\w* short|"
    r"could|might|may)\b|n['’]t\b"
)


def is_unsaid(place: ClaimInPlace, features: Mapping[str, float], *, has_term: bool) -> bool:
    """Return whether a claim is excluded from the watch list.

    A claim that is only wished or called for is kept if it has a deadline (``has_term``).
    """
    own = place.own
    if place.claim.kind == "question" or sum(word[0].isalnum() for word in place.said.words) < LEAST_WORDS:
        return True
    if any(link.act in UNSAID or link.strength == "unknown" for link in place.links[:-1]):
        return True
    if own is None:
        return False
    if own.act in COMMITTING and any(_NEGATED.search(span.text) for span in own.cue):
        return True
    is_ahead = bool(features["will in its cue"])
    if own.act in DENIED and not is_ahead:
        return True
    is_wished = own.act == "urge" or bool(features["wish in its cue"])
    return is_wished and not is_ahead and not has_term
