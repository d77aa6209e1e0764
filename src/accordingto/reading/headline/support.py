"""Whether the body bears out what a proposition says is done: its act, not only whom and what it is about.

Many acts of headlines say little: that somebody "faces", "marks" or "sees" something is left to the rest of
the proposition. An act of praise or of blame is borne out by words that praise or blame, too. Any other has
to stand in the body, in a word that means it, beside something else that the proposition is about.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from accordingto.reading.headline.alignment import KIN, covered
from accordingto.reading.headline.antonyms import is_denial, is_denied_at_all, is_opposite
from accordingto.reading.headline.negation import denied_words
from accordingto.reading.headline.synonyms import headline_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from accordingto.reading.headline.alignment import Body, BodySentence, EvidenceWindow, TermMatch
    from accordingto.reading.headline.content_words import ContentWord
    from accordingto.reading.headline.proposition import Proposition

NEIGHBOURS = (-1, 0, 1)
"""Sentences, from that of an act, among which the rest of a proposition may stand."""
TO_OBJECT = 3
"""Words behind the act of a proposition within which a name is on whom it is done."""
TOGETHER = 0.5
"""The share of the most of the rest that stands together anywhere from which an act stands with it."""
SIDES = (("praising", "praise-tones"), ("blaming", "blame-tones"))
"""Classes of acts, each with the class of words that bear it out."""


def is_borne_out(
    asked: Proposition, matches: Sequence[TermMatch], windows: Sequence[EvidenceWindow], body: Body
) -> bool:
    """Return whether the body has every act of a proposition that says enough to be looked for.

    What a proposition denies has to be denied somewhere near, too.
    """
    if is_denial(asked) and not is_denied_at_all(windows, asked, body):
        return False
    return all(
        (is_light(asked.terms[i]) and _is_filled(asked, windows))
        or _stands(i, asked, matches, body)
        or _has_tone(asked.terms[i], windows, body)
        or (asked.calling_off and _will_not_be(i, asked, windows, body))
        for i in asked.acts
    )


def _will_not_be(i: int, asked: Proposition, windows: Iterable[EvidenceWindow], body: Body) -> bool:
    """Return whether the body says that what an act calls off will not be, or denies the opposite of the act.

    "There will be no new tolls" bears out "rules out new tolls"; "are not allowed" bears out "bans".
    """
    behind = {k for k, term in enumerate(asked.terms) if term.at > asked.terms[i].at and k not in asked.names}
    for number in {m.line for window in windows for m in window.matches if m.asked in behind}:
        line = body.lines[number]
        denied = denied_words(line)
        if any(t.at in denied and is_opposite(asked.line, asked.terms[i].at, line, t.at) for t in line.terms):
            return True
        places = {m.term.at for w in windows for m in w.matches if m.line == number and m.asked in behind}
        if any(at in denied and _lies_ahead(line, at) for at in places):
            return True
    return False


def _lies_ahead(line: BodySentence, at: int) -> bool:
    """Return whether the clause of a word speaks of what will be or, by report, would."""
    start, end = line.clauses[at]
    return any(line.words[i].form in headline_class("future-auxiliaries") for i in range(start, end))


def is_light(term: ContentWord) -> bool:
    """Return whether an act says so little that many other words can stand for it."""
    return term.value is not None or bool(_forms(term) & headline_class("light-acts"))


def _is_filled(asked: Proposition, windows: Sequence[EvidenceWindow]) -> bool:
    """Return whether anything but names and numbers is left for what an act says that says little itself."""
    rest = {
        i
        for i, term in enumerate(asked.terms)
        if i not in asked.names and i not in asked.acts and term.value is None
    }
    return not rest or any(m.asked in rest for window in windows for m in window.matches)


def _stands(i: int, asked: Proposition, matches: Sequence[TermMatch], body: Body) -> bool:
    """Return whether an act stands where the body has much of the rest of the proposition together."""
    objects = {k for k in asked.names if 0 < asked.terms[k].at - asked.terms[i].at <= TO_OBJECT}
    doers = {k for k in asked.names if asked.terms[k].at < asked.terms[i].at}
    rest = [0.0 if k in asked.acts else weight for k, weight in enumerate(asked.weights)]
    by_line: defaultdict[int, list[TermMatch]] = defaultdict(list)
    for match in matches:
        by_line[match.line].append(match)
    near = {n: [m for d in NEIGHBOURS for m in by_line.get(n + d, ())] for n in list(by_line)}
    shares = {n: covered(mine, rest) for n, mine in near.items()}
    least = TOGETHER * max(shares.values(), default=0.0)
    return any(
        m.asked == i
        and shares[m.line] >= least
        and m.term.form not in headline_class("false-friends")
        and (m.likeness > KIN or _has_doer(m, doers, by_line[m.line], body))
        and (not objects or any(o.asked in objects for o in near[m.line]))
        for m in matches
    )


def _has_doer(match: TermMatch, doers: set[int], beside: Sequence[TermMatch], body: Body) -> bool:
    """Return whether who acts in a proposition, or a pronoun, stands before a word that may be its act."""
    before = {w.form for w in body.lines[match.line].words[: match.term.at]}
    named = any(m.asked in doers for m in beside)
    return not doers or named or not before.isdisjoint(headline_class("doing-pronouns"))


def tone_of(term: ContentWord) -> str:
    """Return the class of acts of praise or of blame that an act is of; empty where it is of neither."""
    return next((acts for acts, _ in SIDES if _forms(term) & headline_class(acts)), "")


def _has_tone(term: ContentWord, windows: Iterable[EvidenceWindow], body: Body) -> bool:
    """Return whether words of praise or blame near the fullest windows bear out an act of that tone."""
    own = tone_of(term)
    if not own:
        return False
    near = {n + d for w in windows for n in w.lines for d in NEIGHBOURS if 0 <= n + d < len(body.lines)}
    forms = [_forms(t) for n in near for t in body.lines[n].terms]
    counts = {
        acts: sum(bool(f & (headline_class(acts) | headline_class(tones))) for f in forms)
        for acts, tones in SIDES
    }
    return counts[own] > 0 and (own == "blaming" or counts[own] > counts["blaming"])


def _forms(term: ContentWord) -> set[str]:
    return {term.form, term.stem, term.stem + "e"}
