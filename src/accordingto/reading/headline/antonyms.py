"""Whether the body says the opposite: another act than the headline's, or no negation where it has one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from accordingto.reading.headline.alignment import covered
from accordingto.reading.headline.negation import called_off_words, denied_words, is_negation
from accordingto.reading.headline.predicates import is_named_only, is_verb
from accordingto.reading.headline.synonyms import headline_class, stem
from accordingto.reading.lexicons import entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from accordingto.reading.headline.alignment import Body, BodySentence, EvidenceWindow
    from accordingto.reading.headline.attribution import BodyAttributions
    from accordingto.reading.headline.content_words import HeadlineToken
    from accordingto.reading.headline.proposition import Proposition

BESIDE_ACT = 0.5
"""The share of what is said beside an act that a window has to hold for its own act to be set against it."""
BESIDE_NEGATION = 0.5
"""The same for a window that says without a negation what a proposition denies."""
BESIDE = 8
"""Words between an act in the body and a word that stands right beside the headline's act."""


@cache
def _sides() -> dict[str, frozenset[tuple[int, int]]]:
    """Return for every stem the sides on which it stands: the number of the line and 0 or 1."""
    sides: dict[str, set[tuple[int, int]]] = {}
    for number, line in enumerate(entries("headlineopposites")):
        for side, words in enumerate(line.split("|")):
            for word in words.split():
                key = "_".join(stem(part) for part in word.split("_"))
                sides.setdefault(key, set()).add((number, side))
    return {key: frozenset(found) for key, found in sides.items()}


def is_opposite(one: BodySentence, at: int, other: BodySentence, place: int) -> bool:
    """Return whether the words at two places rule each other out: "praises" and "condemned"."""
    mine, theirs = _sides_at(one, at), _sides_at(other, place)
    return not mine & theirs and any((number, 1 - side) in theirs for number, side in mine)


def _sides_at(line: BodySentence, at: int) -> frozenset[tuple[int, int]]:
    """Return the sides of a word, or of the pair it makes with the next one."""
    words = line.words
    key = stem(words[at].form)
    pair = f"{key}_{stem(words[at + 1].form)}" if at + 1 < len(words) else ""
    return _sides().get(pair) or _sides().get(key, frozenset())


def is_opposed(windows: Sequence[EvidenceWindow], asked: Proposition, body: Body) -> bool:
    """Return whether windows have the opposite of an act, and none that says as much has the act itself."""
    denied = denied_words(asked.line)
    for i in asked.acts or range(len(asked.terms)):
        term = asked.terms[i]
        if term.at in denied or not _sides_at(asked.line, term.at) or i in asked.names:
            continue
        rest = [0.0 if k == i else weight for k, weight in enumerate(asked.weights)]
        same = (
            covered(w.matches, rest)
            for w in windows
            if any(m.asked == i and m.term.at not in denied_words(body.lines[m.line]) for m in w.matches)
        )
        opposed = (covered(w.matches, rest) for w in windows if _has_opposite(w, i, asked, body))
        if max(opposed, default=0.0) > max(same, default=0.0):
            return True
    return False


def _has_opposite(window: EvidenceWindow, i: int, asked: Proposition, body: Body) -> bool:
    rest = [0.0 if k == i else weight for k, weight in enumerate(asked.weights)]
    taken = {(m.line, m.term.at) for m in window.matches if m.asked != i}
    if covered([m for m in window.matches if m.asked != i], rest) < BESIDE_ACT:
        return False
    for number in window.lines:
        line = body.lines[number]
        denied = denied_words(line)
        beside = [m.term.at for m in window.matches if m.line == number and m.asked in (i - 1, i + 1)]
        for term in line.terms:
            if term.at in denied or term.name or (number, term.at) in taken:
                continue
            if not any(abs(term.at - at) <= BESIDE for at in beside):
                continue
            if is_opposite(asked.line, asked.terms[i].at, line, term.at):
                return True
    return False


def is_denial_only(
    windows: Sequence[EvidenceWindow], asked: Proposition, body: Body, voices: BodyAttributions
) -> bool:
    """Return whether a proposition denies what windows say without any negation, on a word that counts."""
    reached = denied_words(asked.line)
    first = next((i for i in asked.acts if asked.terms[i].at in reached), None)
    if first is None:
        return False
    affirmed, doubted = 0.0, 0.0
    for window in windows:
        for m in window.matches:
            if m.asked != first or window.coverage < BESIDE_NEGATION:
                continue
            if _is_in_doubt(body.lines[m.line], m.term.at):
                doubted = max(doubted, window.coverage)
            elif is_verb(asked.terms[first].form) and is_named_only(body.lines[m.line].words, m.term.at):
                continue
            elif asked.attributed or voices.is_own(m.term):
                affirmed = max(affirmed, window.coverage)
    return affirmed > doubted


def _is_in_doubt(line: BodySentence, at: int) -> bool:
    """Return whether a word is called off, or stands beside a negation, a modal or a condition."""
    start, end = line.clauses[at]
    return at in called_off_words(line) or _in_doubt(
        word for i, word in enumerate(line.words[start:end], start) if i != at
    )


def _in_doubt(words: Iterable[HeadlineToken]) -> bool:
    names = ("untruths", "untrue", "denials", "doubts", "refusals", "possible-modals", "unreal")
    return any(is_negation(w) or any(w.form in headline_class(name) for name in names) for w in words)


def is_denial(asked: Proposition) -> bool:
    """Return whether a proposition says of its act that it is not so."""
    reached = denied_words(asked.line)
    return any(asked.terms[i].at in reached for i in asked.acts)


def is_denied_at_all(windows: Iterable[EvidenceWindow], asked: Proposition, body: Body) -> bool:
    """Return whether windows say that what a proposition denies is not so, or may not be.

    If they have its act, that has to be denied, else anything that it is about.
    """
    matches = [m for window in windows for m in window.matches if m.asked not in asked.names]
    acts = [m for m in matches if m.asked in asked.acts]
    return any(_is_in_doubt(body.lines[m.line], m.term.at) for m in acts or matches)
