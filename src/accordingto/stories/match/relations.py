"""What a sentence is to the first that has a claim: the same, weaker, stronger, or a denial.

``same`` unless words show otherwise: a denial on one side only, a hedge or "about" where the first has none,
a number that is rounded. What shows it is the evidence.
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
"""Words among them that as often do not hedge: "can" permits, and a suspect is a man."""
ROUNDING = frozenset(["about", "around", "roughly", "approximately", "nearly", "almost", "some", "over"])
NEAR = 0.1
"""How far two numbers are apart at most, of the larger, where one is the other rounded."""
REACH = 3
"""Words behind a hedge that it may hedge."""
AGREEING = 0.6
"""How much of the shorter sentence both have, from which a hedge in one alone tells."""


@dataclass(frozen=True)
class Related:
    """A relation, and the words that show it."""

    relation: Relation
    evidence: tuple[Evidence, ...] = ()
    """The words of the sentence itself."""
    instead: tuple[Evidence, ...] = ()
    """The words of the first sentence, where it is that which hedges or rounds."""


def relate(first: Statement, other: Statement) -> Related:
    """Return what a sentence is to the first of its claim."""
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
    """Return the telling words of a sentence that another has, those next to each other as one span."""
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
    """Return the hedges of words that both have and that the other does not hedge."""
    mine, theirs = _hedges(less), _hedges(more)
    alone = (mine.keys() - theirs.keys()) & more.telling
    found = sorted({mine[word].start: mine[word] for word in alone}.items())
    return ("hedge", [_span(less, word.start, word.end) for _, word in found]) if found else None


def _hedges(statement: Statement) -> dict[str, Word]:
    """Return the stems that a sentence hedges: the first telling one behind each hedge, with the hedge."""
    found: dict[str, Word] = {}
    for at, word in enumerate(statement.words):
        if word.form not in OPEN and any(word.form in word_class(name) for name in HEDGES):
            told = next((root for root in _behind(statement, at) if root in statement.telling), None)
            if told:
                found.setdefault(told, word)
    return found


def _behind(statement: Statement, at: int) -> Iterator[str]:
    """Yield the stems of the words behind one, up to ``REACH`` of them, as far as no mark stands between."""
    for before, word in pairwise(range(at, min(at + 1 + REACH, len(statement.words)))):
        gap = statement.text[
            statement.words[before].end - statement.start : statement.words[word].start - statement.start
        ]
        if not gap.isspace():
            return
        yield statement.stems[word]


def _rounded(less: Statement, more: Statement) -> tuple[EvidenceKind, list[Span]] | None:
    """Return the words that round a number which another sentence has exactly."""
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
