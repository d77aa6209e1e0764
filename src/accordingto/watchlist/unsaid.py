"""What is no item, however likely by its words: what is only asked, denied, wished or called for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from accordingto.watchlist.place import ClaimInPlace

UNSAID = frozenset({"deny", "decline", "ask", "urge"})
"""Acts within which nothing is promised, threatened or foretold."""
DENIED = UNSAID - {"urge"}
"""Acts whose content is nothing that lies ahead, unless they do themselves ("will reject the bill")."""
COMMITTING = frozenset({"promise", "threaten", "decide"})
"""Acts of which nothing is left where they are negated; what is "not expected" is still foretold."""
LEAST_WORDS = 2
"""Words of a claim that says something."""
_NEGATED = re.compile(
    r"(?i)\b(?:not|never|no|neither|nor|without|refus\w*|declin\w*|den(?:y|ies|ied)|fail\w*|stop\w* short|"
    r"could|might|may)\b|n['’]t\b"
)


def is_unsaid(place: ClaimInPlace, features: Mapping[str, float], *, has_term: bool) -> bool:
    """Return whether nobody says that it lies ahead; what is called for by a day is to be watched for it."""
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
