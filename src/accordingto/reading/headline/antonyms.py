"""Whether the body says the opposite: another act than the headline's, or no negation where it has one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from accordingto.reading.headline.negation import called_off_words, denied_words, is_negation
from accordingto.reading.headline.synonyms import headline_class, stem
from accordingto.reading.lexicons import entries

if TYPE_CHECKING:
    from collections.abc import Iterable

    from accordingto.reading.headline.alignment import Body, BodySentence, EvidenceWindow
    from accordingto.reading.headline.content_words import HeadlineToken
    from accordingto.reading.headline.proposition import Proposition


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
