"""Which rule decides what the body makes of a proposition, and on what of the body that rests."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from accordingto.reading.headline.alignment import covered, find_windows
from accordingto.reading.headline.numbers import find_differing, is_any_missing
from accordingto.reading.headline.role_reversals import has_anothers_number, is_reversed
from accordingto.reading.headline.support import is_borne_out
from accordingto.reading.headline.verdicts import SEVERITY, VERDICT_BY, rule_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.headline.alignment import Body, EvidenceWindow, TermMatch
    from accordingto.reading.headline.attribution import BodyAttributions
    from accordingto.reading.headline.numbers import Differing
    from accordingto.reading.headline.proposition import Proposition
    from accordingto.reading.headline.verdicts import Rule
    from accordingto.types import Verdict

ENOUGH = {1: 0.8, 2: 0.7, 3: 0.55, 4: 0.4, 5: 0.4}
"""The share of a proposition's weight that a window has to hold, by the number of its content words."""
ENOUGH_OF_MANY = 0.36
ENOUGH_ANYWHERE = 0.45
"""The share that the whole body has to hold: a headline sums up what several sentences say."""
NEAR = 0.85
"""The share of the fullest window's coverage from which another is looked at beside it."""
TELLING = 0.8
"""The share of the most that windows hold beside names from which a window is looked at."""
ACT = 0.2
"""The share of a proposition's weight beside names and numbers from which it says that something is done."""
ACT_FOUND = 0.2
"""The share of that which the body has to hold for anything of it to be there."""
ALL = 0.9
"""The share of a proposition from which one sentence says it all."""
MOST_WINDOWS = 40
"""The fullest windows that are looked at; of an article few are about as full as the fullest."""


@dataclass(frozen=True)
class HeadlineReading:
    """What of the body a verdict rests on."""

    rule: Rule
    """What decided."""
    coverage: float
    """The share of the proposition's weight that the fullest window holds."""
    windows: Sequence[EvidenceWindow] = ()
    """Where the body has it."""
    differing: Differing | None = None
    """The number or date that is another in the body, where the verdict rests on one."""
    agreement: float = 1.0
    """The share of the fullest windows that give the verdict."""

    @property
    def verdict(self) -> Verdict:
        """Return what the rule makes of the proposition."""
        return VERDICT_BY[self.rule]


def decide(
    asked: Proposition, matches: list[TermMatch], body: Body, voices: BodyAttributions
) -> HeadlineReading:
    """Return the kindest of the readings of a proposition that the fullest windows give."""
    windows = find_windows(matches, asked.weights, len(body.lines))
    most = windows[0].coverage if windows else 0.0
    enough = ENOUGH.get(len(asked.terms), ENOUGH_OF_MANY)
    if most < enough or covered(matches, asked.weights) < ENOUGH_ANYWHERE:
        return HeadlineReading("too_little", most)
    least = max(enough, NEAR * most)
    counting = (window for window in windows if window.coverage >= least and _counts(window, windows))
    full = _telling(list(islice(counting, MOST_WINDOWS)), asked)
    against = _rule_against(asked, matches, body, voices)
    if against is not None:
        return HeadlineReading(against, most, full)
    if not _has_act(matches, asked):
        return HeadlineReading("no_act", most)
    if not is_borne_out(asked, matches, full, body):
        return HeadlineReading("act_not_borne_out", most)
    differing = [find_differing(window, asked, body, matches) for window in full]
    if not any(differing) and is_any_missing(full, asked, body, matches):
        return HeadlineReading("figure_missing", most)
    rules = [rule_in(w, asked, body, voices, d) for w, d in zip(full, differing, strict=True)]
    kindest = min((VERDICT_BY[rule] for rule in rules), key=lambda verdict: SEVERITY[verdict])
    at = [i for i, rule in enumerate(rules) if VERDICT_BY[rule] == kindest]
    other = next((differing[i] for i in at if differing[i]), None)
    return HeadlineReading(rules[at[0]], most, [full[i] for i in at], other, agreement=len(at) / len(full))


def _rule_against(
    asked: Proposition,
    matches: Sequence[TermMatch],
    body: Body,
    voices: BodyAttributions,
) -> Rule | None:
    """Return the rule by which a body has something else than a proposition, wherever it has it."""
    if is_reversed(asked, matches, body, voices):
        return "turns_round"
    return "figure_of_another" if has_anothers_number(asked, matches, body) else None


def _telling(windows: list[EvidenceWindow], asked: Proposition) -> list[EvidenceWindow]:
    """Return the windows that hold the most beside names, since who is named is named all over."""
    plain = [0.0 if i in asked.names else weight for i, weight in enumerate(asked.weights)]
    if not sum(plain):
        return windows
    shares = [covered(window.matches, plain) for window in windows]
    least = TELLING * max(shares, default=0.0)
    return [window for window, share in zip(windows, shares, strict=True) if share >= least]


def _counts(window: EvidenceWindow, windows: Sequence[EvidenceWindow]) -> bool:
    """Return whether a window is one sentence, or no single one says nearly all that it says."""
    return len(window.lines) == 1 or windows[0].coverage < ALL or len(windows[0].lines) > 1


def _has_act(matches: Sequence[TermMatch], asked: Proposition) -> bool:
    """Return whether a body holds anything of what a proposition says beside names and numbers."""
    plain = [
        0.0 if i in asked.names or asked.terms[i].value is not None else weight
        for i, weight in enumerate(asked.weights)
    ]
    if sum(plain) < ACT * sum(asked.weights):
        return True
    return covered(matches, plain) >= ACT_FOUND
