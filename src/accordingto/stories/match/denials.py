"""Who denies a claim: in the sentence that tells it, or in one of its own, in any article of the story.

A denial counts where the ledger has one and what is denied is what the claim says, or where it points back to
it in one sentence ("an allegation that he denies"). What is denied in other words is not seen.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import word_class
from accordingto.reading.support.stems import stem
from accordingto.stories.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.stories.match.statement import Statement
    from accordingto.types import Attribution, Span

POINTING = frozenset(
    stem(word)
    for word in [
        "allegation",
        "accusation",
        "charge",
        "claim",
        "report",
        "suggestion",
        "assertion",
        "wrongdoing",
        "it",
    ]
)
"""Words for what was said before, which say nothing of it."""
LEAST = 2
"""Telling words of what is denied that the claim has at least."""
SHARE = 0.67
"""How much of what is denied the claim has."""


def denials_in(statement: Statement) -> list[Attribution]:
    """Return the denials of which the cue stands in a sentence."""
    return [
        one
        for one in statement.attributions
        if one.act == "deny" and any(statement.start <= span.start < statement.end for span in one.cue)
    ]


def denial_of(first: Statement, other: Statement) -> tuple[Span, ...]:
    """Return the cue by which a sentence denies what another says; empty where it does not.

    ``other`` is linked with the claim, so that a denial without words of its own is of that where the
    sentence has the accusation, too.
    """
    if denials_in(first):
        return ()
    for one in denials_in(other):
        denied = _denied(one)
        if _is_of(first, other, denied) or (not denied and _accuses(other)):
            return one.cue
    return ()


def denials_beside(
    firsts: Sequence[Statement], sentences: Sequence[Statement]
) -> dict[int, list[tuple[Statement, tuple[Span, ...]]]]:
    """Return for each claim the sentences of all articles that deny it, with the cues.

    A claim is given by its first sentence. A denial is of the claim that has most of what is denied.
    """
    having: dict[str, set[int]] = defaultdict(set)
    for number, first in enumerate(firsts):
        for word in first.telling:
            having[word].add(number)
    found: dict[int, list[tuple[Statement, tuple[Span, ...]]]] = defaultdict(list)
    for other in sentences:
        for one in denials_in(other):
            denied = _denied(one)
            near = {number for word in denied for number in having.get(word, ())}
            fitting = [
                number
                for number in near
                if not denials_in(firsts[number]) and _is_of(firsts[number], other, denied)
            ]
            if fitting:
                best = min(fitting, key=lambda number: (-len(denied & firsts[number].telling), number))
                found[best].append((other, one.cue))
    return found


def _accuses(statement: Statement) -> bool:
    return any(one.act == "accuse" for one in statement.attributions)


def _denied(one: Attribution) -> frozenset[str]:
    """Return the stems of what is denied, other than words that only point to it."""
    idle = word_class("idle", "supportclasses")
    forms = (word.form for span in one.content for word in words_of(span.text))
    return frozenset(stem(form) for form in forms if form not in idle and form.isalpha()) - POINTING


def _is_of(first: Statement, other: Statement, denied: frozenset[str]) -> bool:
    both = denied & first.telling
    names = {stem(name) for name in first.names | other.names}
    own = bool(first.speakers & other.speakers)
    return not own and len(both) >= max(LEAST, SHARE * len(denied)) and bool(both - names)
