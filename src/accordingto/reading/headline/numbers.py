"""Numbers and dates of the headline that are others in the body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.reading.headline.alignment import covered
from accordingto.reading.headline.synonyms import headline_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from accordingto.reading.headline.alignment import Body, BodySentence, EvidenceWindow, TermMatch
    from accordingto.reading.headline.content_words import ContentWord
    from accordingto.reading.headline.proposition import Proposition

_BEFORE_NUMBER = 3
_TO_COUNTED = 4
"""Words behind a number among which "of" and what it counts are looked for."""
_JOINTS = frozenset({"and"})
_BESIDE = 6
"""Words between a number and the word that it stands beside."""
NEAR_BY = 0.5
"""The share of what the fullest window holds from which another sentence is about the same."""


@dataclass(frozen=True)
class Differing:
    """A number or a date of the headline, and another in its place in the body."""

    asked: ContentWord
    found: ContentWord
    is_more: bool
    """Whether the headline has more than all that the body has: an exaggeration rather than another thing.

    So it is, too, where the body has the same number, but as the most there can be: "up to 30".
    """


def find_differing(
    window: EvidenceWindow, asked: Proposition, body: Body, matches: Sequence[TermMatch]
) -> Differing | None:
    """Return the first number or date that a window, or what says the same, has otherwise; None if none."""
    lines = _about_the_same(window, asked, matches)
    for i, term in enumerate(asked.terms):
        if term.form in headline_class("weekdays"):
            found = _other_days(term, window, body)
            if found is not None:
                return Differing(term, found, is_more=False)
        if term.value is None:
            continue
        month = month_beside(asked.line, term)
        mine = [m for m in matches if m.asked == i and m.line in lines]
        mine = [m for m in mine if not month or month_beside(body.lines[m.line], m.term) == month]
        mine = [m for m in mine if not _counts_others(m, asked, window, body)]
        if mine and not month:
            is_most = all(is_bounded(body.lines[m.line], m.term, "upper-bounds") for m in mine)
            if is_most and not is_bounded(asked.line, term, "upper-bounds"):
                return Differing(term, mine[0].term, is_more=True)
        elif not mine and (others := _others(i, asked, lines, window, body)):
            if not month and term.value == sum(other.value or 0.0 for other in others[:2]):
                continue
            most = max(others, key=lambda other: other.value or 0.0)
            is_more = not month and term.value > (most.value or 0.0)
            if is_more or month or not is_bounded(asked.line, term, "lower-bounds"):
                return Differing(term, most if is_more else others[0], is_more=is_more)
    return None


def _counts_others(match: TermMatch, asked: Proposition, window: EvidenceWindow, body: Body) -> bool:
    """Return whether a number counts people of another clause, and another one stands with the act.

    "Three died and two were hurt" has no "Two die".
    """
    term = asked.terms[match.asked]
    if not counts_people(term.unit) or not counts_people(match.term.unit):
        return False
    keys = set(asked.acts) or {match.asked + 1}
    acts = [m for m in window.matches if m.asked in keys and m.asked not in asked.names]
    line = body.lines[match.line]
    start, end = stretch_of(line, match.term.at, _JOINTS | headline_class("contrasts"))
    is_own_clause = any(
        line.words[i].form in headline_class("auxiliaries") for i in range(match.term.at + 1, end)
    )
    if not is_own_clause or any(m.line == match.line and start <= m.term.at < end for m in acts):
        return False
    known = {one.value for one in asked.terms}
    return any(
        other.value not in {None, *known}
        and counts_people(other.unit)
        and abs(other.at - act.term.at) <= _BESIDE
        and (act.line, other.at) != (match.line, match.term.at)
        for act in acts
        for other in body.lines[act.line].terms
    )


def stretch_of(line: BodySentence, at: int, joints: AbstractSet[str]) -> tuple[int, int]:
    """Return the part of a clause around a word, from one word that joins or sets against to the next."""
    start, end = line.clauses[at]
    seams = [i for i in range(start, end) if line.words[i].form in joints]
    return (
        max((i for i in seams if i <= at), default=start),
        min((i for i in seams if i > at), default=end),
    )


def _about_the_same(window: EvidenceWindow, asked: Proposition, matches: Sequence[TermMatch]) -> list[int]:
    """Return the sentences that hold much of a proposition without its numbers, those of the window first."""
    plain = [0.0 if t.value is not None else w for t, w in zip(asked.terms, asked.weights, strict=True)]
    by_line: dict[int, list[TermMatch]] = {}
    for match in matches:
        by_line.setdefault(match.line, []).append(match)
    shares = {line: covered(mine, plain) for line, mine in by_line.items()}
    most = max(shares.values(), default=0.0)
    more = sorted(line for line, share in shares.items() if share >= NEAR_BY * most)
    return [*window.lines, *(line for line in more if line not in window.lines)]


def _others(
    i: int, asked: Proposition, lines: Sequence[int], window: EvidenceWindow, body: Body
) -> list[ContentWord]:
    """Return other numbers, in sentences about the same, of what a number of the proposition counts.

    It is the same where the nouns or the months are, or, within the window, where both count people and
    stand beside the same word.
    """
    term = asked.terms[i]
    month = month_beside(asked.line, term)
    beside = [m for m in window.matches if m.asked in (i - 1, i + 1)]
    found = []
    for number in lines:
        line = body.lines[number]
        for other in line.terms:
            if other.value is None:
                continue
            if month or month_beside(line, other):
                if month and month_beside(line, other) == month and number in window.lines:
                    found.append(other)
                continue
            near = any(m.line == number and abs(m.term.at - other.at) <= _BESIDE for m in beside)
            people = counts_people(term.unit) and counts_people(other.unit)
            if (term.unit and term.unit in _counted(line, other)) or (near and people):
                found.append(other)
    return found


def _counted(line: BodySentence, number: ContentWord) -> set[str]:
    """Return what a number in the body can count: its unit, and the noun behind "of" ("60 names of men")."""
    joints = [t for t in line.terms if number.at < t.at <= number.at + _TO_COUNTED]
    ofs = {
        i
        for i in range(number.at, number.at + _TO_COUNTED)
        if line.words[i : i + 1] and line.words[i].form == "of"
    }
    return {number.unit, *(t.stem for t in joints if t.at - 1 in ofs)}


def is_any_missing(
    windows: Iterable[EvidenceWindow], asked: Proposition, body: Body, matches: Sequence[TermMatch]
) -> bool:
    """Return whether the body lacks a number that is written in digits, and has no other in its place."""
    found = {match.asked for match in matches}
    return any(
        term.value is not None
        and term.form[0].isdigit()
        and i not in found
        and not any(_others(i, asked, _about_the_same(w, asked, matches), w, body) for w in windows)
        for i, term in enumerate(asked.terms)
    )


def _other_days(term: ContentWord, window: EvidenceWindow, body: Body) -> ContentWord | None:
    """Return another day of the week in a window, if the day of the headline is nowhere in the body."""
    days = headline_class("weekdays")
    if any(word.form == term.form for line in body.lines for word in line.words):
        return None
    return next((t for n in window.lines for t in body.lines[n].terms if t.form in days), None)


def month_beside(line: BodySentence, term: ContentWord) -> str:
    """Return the month that a number is a day of, in its first three letters; empty where it is none."""
    before = line.words[term.at - 1] if term.at else None
    after = line.words[term.at + 1] if term.at + 1 < len(line.words) else None
    for word in (before, after):
        if word is not None and word.capital and word.form in headline_class("months"):
            return word.form[:3]
    return ""


def counts_people(unit: str) -> bool:
    """Return whether a number with this unit counts people, or nothing that is said."""
    return not unit or unit in headline_class("people-units")


def is_bounded(line: BodySentence, term: ContentWord, name: str) -> bool:
    """Return whether a bound of a kind stands before a number: "up to", "at least"."""
    before: Sequence[str] = [w.form for w in line.words[max(0, term.at - _BEFORE_NUMBER) : term.at]]
    return any(form in headline_class(name) for form in before)
