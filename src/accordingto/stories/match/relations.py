"""The relation of a sentence to the first sentence of its claim: the same, weaker, stronger, or a denial.

It is ``same`` unless words show otherwise: a denial in one of the two only, a hedge that the other does not
have, or a rounded number. These words are the evidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import word_class
from accordingto.stories.match.denials import denial_of
from accordingto.stories.story import Evidence
from accordingto.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from accordingto.stories.match.statement import Statement
    from accordingto.stories.story import EvidenceKind, Relation
    from accordingto.stories.words import Word

HEDGES = ("hedging-adverbs", "possible-words", "probable-words")
OPEN = frozenset(["can", "could", "expected", "expects", "assume", "assumes", "suspect", "suspects"])
"""Hedges that are ignored, as they often are none: "can" also permits, and a suspect is also a person."""
ROUNDING = frozenset(["about", "around", "roughly", "approximately", "nearly", "almost", "some", "over"])
NEAR = 0.1
"""Maximum difference between a number and its rounded form, as a share of the larger."""
REACH = 3
"""Number of words after a hedge that it may apply to."""
AGREEING = 0.6
"""Minimum share of the content words of the smaller sentence that both have, or strengths aren't compared."""


@dataclass(frozen=True)
class Related:
    """A relation and the words that show it."""

    relation: Relation
    evidence: tuple[Evidence, ...] = ()
    """Words of the sentence itself."""
    instead: tuple[Evidence, ...] = ()
    """Words of the first sentence, if that is the one that hedges or rounds."""


def relate(first: Statement, other: Statement) -> Related:
    """Return the relation of a sentence to the first sentence of its claim."""
    denial = denial_of(first, other)
    if denial:
        return Related("denies", (_evidence("denial", denial),))
    both = first.telling & other.telling
    if len(both) < AGREEING * min(len(first.telling), len(other.telling)):
        return Related("same")
    for less, more in ((other, first), (first, other)):
        shown = _hedged(less, more) or _rounded(less, more)
        if shown:
            kind, spans = shown
            words = (_evidence(kind, spans),)
            return Related("weaker", words) if less is other else Related("stronger", instead=words)
    return Related("same")


def common_words(statement: Statement, other: Statement) -> Evidence | None:
    """Return the content words of a sentence that another has, adjacent ones as one span, or None."""
    both = statement.telling & other.telling
    spans: list[Span] = []
    last = -2
    for at, (word, root) in enumerate(zip(statement.words, statement.stems, strict=True)):
        if root in both:
            start = spans.pop().start if last == at - 1 else word.start
            spans.append(_span(statement, start, word.end))
            last = at
    return _evidence("words", spans) if spans else None


def _hedged(less: Statement, more: Statement) -> tuple[EvidenceKind, list[Span]] | None:
    """Return the hedges in ``less`` of words that ``more`` has without a hedge, or None."""
    mine, theirs = _hedges(less), _hedges(more)
    alone = (mine.keys() - theirs.keys()) & more.telling
    found = sorted({mine[word].start: mine[word] for word in alone}.items())
    return ("hedge", [_span(less, word.start, word.end) for _, word in found]) if found else None


def _hedges(statement: Statement) -> dict[str, Word]:
    """Return the stems that a sentence hedges (the first content word after each hedge), with the hedges."""
    found: dict[str, Word] = {}
    for at, word in enumerate(statement.words):
        if word.form not in OPEN and any(word.form in word_class(name) for name in HEDGES):
            told = next((root for root in _behind(statement, at) if root in statement.telling), None)
            if told:
                found.setdefault(told, word)
    return found


def _behind(statement: Statement, at: int) -> Iterator[str]:
    """Yield the stems of up to ``REACH`` words after one, stopping at a punctuation mark."""
    for before, word in pairwise(range(at, min(at + 1 + REACH, len(statement.words)))):
        gap = statement.text[
            statement.words[before].end - statement.start : statement.words[word].start - statement.start
        ]
        if not gap.isspace():
            return
        yield statement.stems[word]


def _rounded(less: Statement, more: Statement) -> tuple[EvidenceKind, list[Span]] | None:
    """Return the words that round numbers in ``less``, if ``more`` has one of these exactly, or None."""
    for number in sorted(less.numbers - more.numbers):
        if any(0 < abs(number - exact) <= NEAR * max(number, exact) for exact in more.numbers):
            words = [word for word in less.words if word.form in ROUNDING]
            if words:
                return "number", [_span(less, word.start, word.end) for word in words]
    return None


def _span(statement: Statement, start: int, end: int) -> Span:
    return Span(start, end, statement.text[start - statement.start : end - statement.start])


def _evidence(kind: EvidenceKind, spans: Iterable[Span]) -> Evidence:
    return Evidence(kind=kind, spans=tuple(spans))
