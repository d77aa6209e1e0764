"""What becomes of a proposition in the words of the body that say it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from accordingto.reading.headline.alignment import covered
from accordingto.reading.headline.negation import denied_words, untrue_words
from accordingto.reading.headline.softening import (
    hedged_words,
    partial_words,
    possible_words,
    unrealised_words,
    whole_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from accordingto.reading.headline.alignment import Body, BodySentence, EvidenceWindow, TermMatch
    from accordingto.reading.headline.attribution import BodyAttributions
    from accordingto.reading.headline.numbers import Differing
    from accordingto.reading.headline.proposition import Proposition
    from accordingto.types import Verdict

Rule = Literal[
    "says_so", "attributes", "hedges", "says_may", "may_only", "part_only", "wanted_only", "figure_less",
    "figure_other", "denies", "turns_round", "figure_of_another",
    "too_little", "no_act", "act_not_borne_out", "figure_missing",
]  # fmt: skip
"""What decides on a verdict."""
VERDICT_BY: dict[Rule, Verdict] = {
    "says_so": "supported",
    "attributes": "attribution_dropped",
    "hedges": "hedge_dropped",
    "says_may": "hedge_dropped",
    "may_only": "overstated",
    "part_only": "overstated",
    "wanted_only": "overstated",
    "figure_less": "overstated",
    "figure_other": "contradicted",
    "denies": "contradicted",
    "turns_round": "contradicted",
    "figure_of_another": "contradicted",
    "too_little": "unsupported",
    "no_act": "unsupported",
    "act_not_borne_out": "unsupported",
    "figure_missing": "unsupported",
}
"""The verdict that each rule gives."""
OWN = 0.6
"""The share of what a window holds that has to be the outlet's own for the outlet to vouch for it."""
OWN_OF_LITTLE = 0.4
"""The same where a window holds little: then single words do not tell on whose word it all stands."""
DENIED = 0.7
"""The share of what a window holds that has to stand in what somebody denies."""
REACHED = 0.34
"""The share of the matched words that are no names from which a hedge or a negation is about them."""
SEVERITY: dict[Verdict, int] = {
    "supported": 0,
    "attribution_dropped": 1,
    "hedge_dropped": 1,
    "overstated": 2,
    "contradicted": 3,
    "unsupported": 4,
}
"""What the kindest reading of a body is chosen by."""
QUOTING = 0.33
"""The share of quoted words from which a proposition is a quotation, whatever the body says beside it."""
CLOSE = 0.5
"""The share of a proposition that a window has to hold for its hedges and negations to be about it."""


def rule_in(
    window: EvidenceWindow,
    asked: Proposition,
    body: Body,
    voices: BodyAttributions,
    differing: Differing | None,
) -> Rule:
    """Return the rule that decides what a window makes of a proposition.

    ``differing`` is a number that the window has otherwise.
    """
    dropped = not asked.attributed and _is_dropped(window, asked, voices)
    if window.coverage < CLOSE:
        return "attributes" if dropped else "says_so"
    if len(asked.marked) < QUOTING * len(asked.terms) and _is_denied(window, asked, body, voices):
        return "denies"
    if differing is not None:
        return "figure_less" if differing.is_more else "figure_other"
    sure = not (asked.hedged or asked.negative)
    possible = sure and _reached(window, body, possible_words)
    if _is_unrealised(window, asked, body):
        return "wanted_only"
    if _is_partial(window, asked, body):
        return "part_only"
    if possible and asked.promising:
        return "may_only"
    if dropped:
        return "attributes"
    if possible:
        return "says_may"
    return "hedges" if sure and _is_hedged(window, asked, body) else "says_so"


def _is_dropped(window: EvidenceWindow, asked: Proposition, voices: BodyAttributions) -> bool:
    """Return whether too much of what a window holds stands there on somebody's word only."""
    telling = [m for m in window.matches if not voices.vouches(m.term)]
    own = [m for m in telling if m.asked in asked.marked or voices.is_own(m.term)]
    least = OWN if window.coverage >= CLOSE else OWN_OF_LITTLE
    return covered(own, asked.weights) < least * covered(telling, asked.weights)


def _is_hedged(window: EvidenceWindow, asked: Proposition, body: Body) -> bool:
    """Return whether a window hedges what a proposition says; where it attributes, that it was said."""
    if not asked.attributed and len(asked.marked) <= len(asked.terms) / 2:
        return _reached(window, body, hedged_words)
    said = [m for m in _best(window) if m.asked in asked.cues]
    return any(m.term.at in hedged_words(body.lines[m.line]) for m in said)


def _best(window: EvidenceWindow) -> list[TermMatch]:
    """Return the matches of a window without those of a word that another stands for better."""
    likeness: dict[int, float] = {}
    for match in window.matches:
        likeness[match.asked] = max(match.likeness, likeness.get(match.asked, 0.0))
    return [match for match in window.matches if match.likeness == likeness[match.asked]]


def _reached(window: EvidenceWindow, body: Body, reach: Callable[[BodySentence], set[int]]) -> bool:
    """Return whether what reaches words of a window is about the proposition.

    It is where it reaches enough of the matched words that are no names, or where the first content word that
    it reaches, mostly its verb, is one of them. A word that stands there unreached too does not count.
    """
    places = {i: reach(body.lines[i]) for i in window.lines}
    best = _best(window)
    plain = [m for m in best if not m.term.name and m.term.value is None] or best
    outside = {m.asked for m in plain if m.term.at not in places[m.line]}
    within = {m.asked: m for m in plain if m.asked not in outside}
    if len(within) >= REACHED * len({m.asked for m in plain}) and within:
        return True
    return any((m.line, m.term.at) in _heads(body, places) for m in within.values())


def _heads(body: Body, places: Mapping[int, set[int]]) -> set[tuple[int, int]]:
    """Return the first content word of each stretch of reached words, by its line and its place in it."""
    heads = set()
    for i, reached in places.items():
        last = None
        for term in body.lines[i].terms:
            if term.at in reached:
                if last is None or any(at not in reached for at in range(last, term.at)):
                    heads.add((i, term.at))
                last = term.at
    return heads


def _is_denied(window: EvidenceWindow, asked: Proposition, body: Body, voices: BodyAttributions) -> bool:
    """Return whether a window denies what a proposition says.

    Where the proposition is the one that denies, ``opposites`` says what becomes of it, before this is asked:
    contradicted where the body says it without a negation, unsupported where the body denies nothing like it.
    Of one that calls something off only the act counts: "there will be no tolls" does not deny "scraps".
    """
    if asked.calling_off:
        acts = [m for m in _best(window) if m.asked == asked.acts[0]]
        return bool(acts) and all(m.term.at in denied_words(body.lines[m.line]) for m in acts)
    if asked.negative:
        return False
    if _reached(window, body, denied_words):
        return True
    if any(untrue_words(body.lines[i]) for i in window.lines):
        return True
    denied = [m for m in window.matches if voices.deniers(m.term)]
    return covered(denied, asked.weights) >= DENIED * covered(window.matches, asked.weights)


def _is_partial(window: EvidenceWindow, asked: Proposition, body: Body) -> bool:
    """Return whether "all" in the headline is "most" in the body."""
    whole = whole_words(asked.line)
    for match in window.matches:
        line = body.lines[match.line]
        if asked.terms[match.asked].at in whole and match.term.at in partial_words(line) - whole_words(line):
            return True
    return False


def _is_unrealised(window: EvidenceWindow, asked: Proposition, body: Body) -> bool:
    """Return whether what the headline says is done is only wanted, asked for or planned in a window."""
    if not asked.acts or asked.hedged or asked.negative or asked.promising or unrealised_words(asked.line):
        return False
    doing = [m for m in window.matches if m.asked == asked.acts[0]]
    return bool(doing) and all(m.term.at in unrealised_words(body.lines[m.line]) for m in doing)
