"""What becomes of a proposition in the words of the body that say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.reading.headlinewords import headline_class
from accordingto.reading.likeness import covered
from accordingto.reading.softening import (
    hedged_words,
    is_negation,
    negated_words,
    partial_words,
    possible_words,
    untrue_words,
    whole_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from accordingto.reading.contentwords import Term
    from accordingto.reading.headlinevoices import Voices
    from accordingto.reading.likeness import Body, Line, Match, Window
    from accordingto.types import Verdict

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
CLOSE = 0.5
"""The share of a proposition that a window has to hold for its hedges and negations to be about it."""
_BEFORE_NUMBER = 3
_BESIDE = 6
"""Words between a number and the word that it stands beside."""


@dataclass(frozen=True)
class Proposition:
    """What the headline says, in words, with what it says about its own certainty."""

    line: Line
    terms: list[Term]
    weights: list[float]
    attributed: bool
    """Whether it says on whose word."""
    marked: frozenset[int]
    """Terms in quotation marks: they are somebody's words, and the headline says so."""

    @property
    def hedged(self) -> bool:
        """Whether it hedges."""
        names = ("possible-modals", "clause-hedges", "noun-hedges", "infinitive-hedges", "headline-hedges")
        return any(word.form in headline_class(name) for word in self.line.words for name in names)

    @property
    def negative(self) -> bool:
        """Whether it denies something or puts it in doubt."""
        turning = [headline_class(name) for name in ("untruths", "untrue", "denials", "doubts")]
        return any(is_negation(w) or any(w.form in words for words in turning) for w in self.line.words)

    @property
    def promising(self) -> bool:
        """Whether it says that something will be so: "will stay", "tolls to stay", not "wants to stay"."""
        before = ""
        for word in self.line.words:
            if word.form in headline_class("sure-modals") and before not in headline_class("headline-cues"):
                return True
            before = word.form
        return False


def verdict_in(window: Window, asked: Proposition, body: Body, voices: Voices, found: set[int]) -> Verdict:
    """What a window makes of a proposition; ``found`` are the terms that the body has anywhere."""
    dropped = not asked.attributed and _is_dropped(window, asked, voices)
    if window.coverage < CLOSE:
        return "attribution_dropped" if dropped else "supported"
    if _is_denied(window, asked, body, voices):
        return "contradicted"
    clash = _numbers(window, asked, body, found)
    if clash is not None:
        return clash
    possible = not asked.hedged and _reached(window, body, possible_words)
    if _is_partial(window, asked, body) or (possible and asked.promising):
        return "overstated"
    if dropped:
        return "attribution_dropped"
    vouched = asked.hedged or asked.attributed or len(asked.marked) > len(asked.terms) / 2
    if possible or (not vouched and _reached(window, body, hedged_words)):
        return "hedge_dropped"
    return "supported"


def _is_dropped(window: Window, asked: Proposition, voices: Voices) -> bool:
    """Whether too much of what a window holds stands there on somebody's word only."""
    telling = [m for m in window.matches if not voices.vouches(m.term)]
    own = [m for m in telling if m.asked in asked.marked or voices.is_own(m.term)]
    least = OWN if window.coverage >= CLOSE else OWN_OF_LITTLE
    return covered(own, asked.weights) < least * covered(telling, asked.weights)


def _reached(window: Window, body: Body, reach: Callable[[Line], set[int]]) -> bool:
    """Whether what reaches words of a window is about the proposition.

    It is where it reaches enough of the matched words that are no names, or where the first content word that
    it reaches, mostly its verb, is one of them. A word that stands there unreached too does not count.
    """
    places = {i: reach(body.lines[i]) for i in window.lines}
    plain = [m for m in window.matches if not m.term.name and m.term.value is None] or window.matches
    outside = {m.asked for m in plain if m.term.at not in places[m.line]}
    within = {m.asked: m for m in plain if m.asked not in outside}
    if len(within) >= REACHED * len({m.asked for m in plain}) and within:
        return True
    return any((m.line, m.term.at) in _heads(body, places) for m in within.values())


def _heads(body: Body, places: Mapping[int, set[int]]) -> set[tuple[int, int]]:
    """The first content word of each stretch of reached words, by its line and its place in it."""
    heads = set()
    for i, reached in places.items():
        last = None
        for term in body.lines[i].terms:
            if term.at in reached:
                if last is None or any(at not in reached for at in range(last, term.at)):
                    heads.add((i, term.at))
                last = term.at
    return heads


def _is_denied(window: Window, asked: Proposition, body: Body, voices: Voices) -> bool:
    """Whether a window denies what a proposition says.

    What a proposition denies and a window does not is left alone. Bodies deny in words that no list has
    ("scratch him off the list"): a rule for it called 5 of 300 pairs of FNC-1 that agree or discuss
    contradicted, each wrongly, at the price of such contradictions as there are.
    """
    if asked.negative:
        return False
    if _reached(window, body, negated_words):
        return True
    if any(untrue_words(body.lines[i]) for i in window.lines):
        return True
    denied = [m for m in window.matches if voices.deniers(m.term)]
    return covered(denied, asked.weights) >= DENIED * covered(window.matches, asked.weights)


def _is_partial(window: Window, asked: Proposition, body: Body) -> bool:
    """Whether "all" in the headline is "most" in the body."""
    whole = whole_words(asked.line)
    for match in window.matches:
        line = body.lines[match.line]
        if asked.terms[match.asked].at in whole and match.term.at in partial_words(line) - whole_words(line):
            return True
    return False


def _numbers(window: Window, asked: Proposition, body: Body, found: set[int]) -> Verdict | None:
    """What becomes of the numbers: None where none is another in the body."""
    for i, term in enumerate(asked.terms):
        if term.value is None:
            continue
        mine = [m for m in window.matches if m.asked == i]
        if mine:
            most = all(_bounded(body.lines[m.line], m.term, "upper-bounds") for m in mine)
            if most and not _bounded(asked.line, term, "upper-bounds"):
                return "overstated"
        elif i not in found and (values := _others(i, asked, window, body)):
            if term.value > max(values):
                return "overstated"
            if not _bounded(asked.line, term, "lower-bounds"):
                return "contradicted"
    return None


def _others(i: int, asked: Proposition, window: Window, body: Body) -> list[float]:
    """Other numbers in a window of what a number of the proposition counts.

    It is the same where the nouns are, or where both count people and stand beside the same word.
    """
    unit = asked.terms[i].unit
    beside = [m for m in window.matches if m.asked in (i - 1, i + 1)]
    values = []
    for line in window.lines:
        for other in body.lines[line].terms:
            if other.value is None:
                continue
            near = any(m.line == line and abs(m.term.at - other.at) <= _BESIDE for m in beside)
            if (unit and other.unit == unit) or (
                near and _counts_people(unit) and _counts_people(other.unit)
            ):
                values.append(other.value)
    return values


def _counts_people(unit: str) -> bool:
    return not unit or unit in headline_class("people-units")


def _bounded(line: Line, term: Term, name: str) -> bool:
    """Whether a bound of a kind stands before a number: "up to", "at least"."""
    before: Sequence[str] = [w.form for w in line.words[max(0, term.at - _BEFORE_NUMBER) : term.at]]
    return any(form in headline_class(name) for form in before)


def matched(matches: Sequence[Match]) -> set[int]:
    """The terms of a proposition that matches hold."""
    return {match.asked for match in matches}
