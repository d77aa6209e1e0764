"""Features of the verbs of a claim: whether it is about the future, a plan, or the past."""

from __future__ import annotations

import re

from accordingto.watchlist.commitments import is_planned
from accordingto.watchlist.place import ClaimInPlace

BEGINNING = 6
"""Number of first words of a claim in which "you" is taken for its subject."""
WILL = frozenset(("will", "shall", "wo", "'ll", "gonna"))
WOULD = frozenset(("would", "'d"))
_COULD = frozenset(("can", "ca", "could", "may", "might"))
_KNOWING = frozenset(("know", "see", "find", "determine", "decide", "depend", "tell", "say"))
_NOT = frozenset(("not", "n't", "never"))
GOING = re.compile(r"\b(?<!was )(?<!were )(?<!wasn't )(?<!weren't )(?:going to|gonna)\b")
_DUTY = re.compile(r"\b(?:ha(?:ve|s|d)|needs?) to\b")
_LIKELY, _MORE_LIKELY = re.compile(r"\b(?:un)?likely to\b"), re.compile(r"\b(?:more|less|most|as) likely\b")
_SCHEDULED = re.compile(
    r"\b(?:set|due|scheduled|slated|expected|poised|about|ready|bound|projected|forecast|predicted|going|"
    r"prepar(?:ing|ed)|on track|supposed|anticipated) (?:to|for)\b"
)
_PLANS_TO = re.compile(
    r"\b(?:plan\w*|intend\w*|vow\w*|pledg\w*|promis\w*|threat\w*|agree[ds]?|decid\w*|aim\w*|commit\w*|offer\w*|"
    r"propos\w*|decision|intention|bid|effort|goal) (?:to|for|that|on)\b"
)
PROGRESSIVE = re.compile(r"(?:\b(?:is|are|am)|'(?:s|re|m)) (?:\w+ly )?\w+ing\b")
PAST = re.compile(
    r"\b(?:was|were|had|did|said|won|lost|went|took|made|came|got|gave|told|held|began|became|left|met|saw|put|ran|"
    r"led|found|kept|knew|thought|grew|fell|rose|spent|brought|\w{2,}ed)\b"
)


EVENT = re.compile(
    r"\b(?:begin|start|open|end|expire|close|resume|meet|convene|vote|hold|launch|arrive|leave|head|return|travel|"
    r"debut|premiere|retire|speak|appear)s?\b|\btakes? (?:effect|place|office)\b|"
    r"\b(?:goes?|comes?) (?:into|to|on|before|out)\b"
)
"""Verbs that are used in the present tense for future events ("The talks begin on Monday")."""


def of_verbs(of: ClaimInPlace) -> tuple[bool, ...]:
    """Return the features of a claim's verbs and subjects, in the order of ``evidence.FEATURES``."""
    said, line = of.said, of.said.line
    will, would = said.places(WILL), said.places(WOULD)
    ahead = [at for at in (*will, *would) if said.is_main(at)]
    is_told = of.own is not None and PAST.search(of.cue.line) is not None
    return (
        any(said.is_main(at) for at in will),
        any(not said.is_main(at) for at in will),
        bool(would),
        is_told and any(said.is_main(at) for at in would),
        any(said.near(at, frozenset(("have",)), behind=2) for at in would),
        GOING.search(line) is not None,
        said.has(_COULD),
        _DUTY.search(line) is not None,
        _LIKELY.search(line) is not None,
        _MORE_LIKELY.search(line) is not None,
        _SCHEDULED.search(line) is not None,
        said.words[:1] == ("to",) or said.words[:2] == ("not", "to") or of.cue.words[-1:] == ("to",),
        is_planned(line),
        _PLANS_TO.search(line) is not None,
        PROGRESSIVE.search(line) is not None,
        is_past(of),
        any(said.near(at, _KNOWING, behind=2) for at in ahead),
        any(said.near(at, _NOT, behind=2) for at in ahead),
        any(said.near(at, frozenset(("it", "this", "that", "there")), before=2) for at in ahead),
        any(said.near(at, frozenset(("we", "i")), before=2) for at in ahead),
        "you" in said.words[:BEGINNING],
    )


def is_past(of: ClaimInPlace) -> bool:
    """Return whether a claim has a past verb, and no "will" in a main clause."""
    ahead = any(of.said.is_main(at) for at in of.said.places(WILL))
    return not ahead and PAST.search(of.said.line) is not None


def is_present(of: ClaimInPlace) -> bool:
    """Return whether a claim has neither a past verb nor a modal verb."""
    return not is_past(of) and not of.said.has(WILL | WOULD | _COULD) and PAST.search(of.said.line) is None
