"""Detecting commitments: speakers who say what they will do themselves, and words for plans."""

from __future__ import annotations

import re

from accordingto.types import Attribution, Claim
from accordingto.watchlist.subjects import Subjects

_TO_DO = re.compile(
    r"(?i)(?<![\w.])([\w.]+)(?:['’](?:ll|d)|['’](?:m|re|s)\s+(?:not\s+)?going\s+to|"
    r"\s+(?:also\s+)?(?:will|won['’]t|would|shall|(?:am|are|is)\s+(?:not\s+)?going\s+to))"
    r"\s+(?:not\s+|never\s+|also\s+|\w+ly\s+)?(?P<verb>\w+)"
)
"""The last word of a subject (group 1), a future auxiliary, and the main verb (group ``verb``)."""
_PLANNED = re.compile(
    r"(?i)\b(?:plan(?:s|ned)?|intend(?:s|ed)|expect(?:s|ed)|scheduled|slated|projected|likely|unlikely|"
    r"set to|due|poised|aims?|hopes?|seeks?|(?:going|about) to|vow\w*|pledg\w*|promis\w*|ahead|upcoming)\b"
)
_STATES = frozenset(
    ("be", "have", "become", "get", "feel", "need", "know", "think", "see", "win", "lose", "remain", "like",
     "love", "want", "seem", "hear", "look", "find", "learn", "tell", "say", "admit", "note", "remind",
     "face", "suffer", "benefit", "depend", "cost", "take", "happen", "die", "prevail")
)  # fmt: skip
"""Verbs for states and the like: "I will" followed by one of them is not a promise."""


def is_planned(words: str) -> bool:
    """Return whether some words express a plan or an expectation ("plans", "scheduled", "likely")."""
    return _PLANNED.search(words) is not None


def does_itself(claim: Claim, own: Attribution | None, subjects: Subjects) -> bool:
    """Return whether the source says what it will do itself: "we will appeal", "she said she would go".

    ``own`` is the attribution of the claim, or None for the outlet's own words. There, any actor of the
    article counts as the one who acts: "Orr will appeal". Conditions of the claim are ignored.
    """
    ends = subjects.ends() if own is None else subjects.ends_of(own.actor)
    for span in claim.content:
        for found in _TO_DO.finditer(span.text):
            start, end = span.start + found.start(), span.start + found.end(1)
            if any(part.start <= start < part.end for part in claim.condition):
                continue
            if found[1].lower() in ("i", "we") and own:
                return found["verb"].lower() not in _STATES and "would" not in found[0].lower()
            if end in ends:
                return found["verb"].lower() not in _STATES
    return False
