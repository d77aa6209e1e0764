"""Who denies a claim: in the sentence that tells it, or in one of its own, in any article of the story.

A denial counts where the ledger has one and what is denied is what the claim says, or where it points back to
it in one sentence ("she accused him of it, which he denies"). What is denied in other words is not seen.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import entries, word_class
from accordingto.reading.support.stems import stem
from accordingto.stories.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from accordingto.stories.match.apart import Apart
    from accordingto.stories.match.statement import Statement
    from accordingto.types import Attribution, Span

POINTING = frozenset(
    stem(word)
    for word in [
        "account",
        "accusation",
        "allegation",
        "assertion",
        "charge",
        "claim",
        "insinuation",
        "it",
        "notion",
        "report",
        "rumour",
        "rumor",
        "story",
        "suggestion",
        "wrongdoing",
    ]
)
"""Words for what was said before, which say nothing of it."""
UNTRUE = frozenset(
    [
        "absurd",
        "baseless",
        "bogus",
        "fabricated",
        "fabrication",
        "false",
        "falsehood",
        "fiction",
        "groundless",
        "hoax",
        "lie",
        "lies",
        "ludicrous",
        "meritless",
        "nonsense",
        "preposterous",
        "unfounded",
        "untrue",
    ]
)
"""Words by which somebody calls untrue what was said: to call a claim so is to deny it."""
LEAST = 2
"""Telling words of what is denied that the claim has at least."""
ACCUSED = 0.5
"""How much of an accusation another sentence has that tells of it, too."""
SHARE = 0.67
"""How much of what is denied the claim has."""


def denials_in(statement: Statement) -> list[Attribution]:
    """Return the denials of which the cue stands in a sentence."""
    return [
        one
        for one in statement.attributions
        if is_denial(one) and any(statement.start <= span.start < statement.end for span in one.cue)
    ]


def is_denial(one: Attribution) -> bool:
    """Return whether somebody denies what is attributed: by the cue, or by calling a claim untrue."""
    if one.act != "criticise":
        return one.act == "deny"
    forms = {word.form for span in (*one.cue, *one.content) for word in words_of(span.text)}
    return not forms.isdisjoint(UNTRUE) and any(stem(form) in POINTING for form in forms)


def denials_within(statement: Statement, other: Statement) -> tuple[Span, ...]:
    """Return the cue by which a sentence denies what it tells itself, and another tells ("which he denies").

    Empty where it does not. What is denied is the longest that is attributed before it, an accusation first.
    """
    for one in denials_in(statement):
        if _denied(one):
            continue
        before = [a for a in statement.attributions if a.content and a.content[-1].end <= one.cue[0].start]
        before = [a for a in before if not is_denial(a)]
        accused = [a for a in before if a.act == "accuse"] or before
        told = max((_told(a.content) for a in accused), key=len, default=())
        if len(other.telling.intersection(told)) >= max(LEAST, ACCUSED * len(told)):
            return one.cue
    return ()


def denial_of(first: Statement, other: Statement) -> tuple[Span, ...]:
    """Return the cue by which a sentence denies what another says; empty where it does not."""
    if denials_in(first) or negates(first):
        return ()
    for one in denials_in(other):
        if _is_of(first, other, one, _denied(one)):
            return one.cue
    return ()


def denials_beside(
    firsts: Sequence[Statement], sentences: Sequence[Statement], apart: Apart
) -> dict[int, list[tuple[Statement, tuple[Span, ...]]]]:
    """Return for each claim the sentences of all articles that deny it, with the cues.

    A claim is given by its first sentence. A denial is of the claim that has most of what is denied, and from
    which it is not ``apart``.
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
                if not denials_in(firsts[number])
                and not negates(firsts[number])
                and _is_of(firsts[number], other, one, denied)
                and not apart.are(firsts[number], other)
            ]
            if fitting:
                told = frozenset(denied)
                best = min(fitting, key=lambda number: (-len(told & firsts[number].telling), number))
                found[best].append((other, one.cue))
    return found


def negates(statement: Statement) -> bool:
    """Return whether a sentence says that something is not so: who denies that agrees with it."""
    denying = word_class("denying", "supportclasses")
    return any(word.form in denying or word.form.endswith("n't") for word in statement.words)


def _denied(one: Attribution) -> tuple[str, ...]:
    """Return the stems of what is denied, in order, other than words that only point to it.

    "Denied any knowledge | of the payment": what stands in the cue beside the denial is denied, too.
    """
    cue = [root for root in _told(one.cue) if root not in _denying() and not root.endswith("ly")]
    if one.act != "deny":
        cue = []
    return tuple(dict.fromkeys(root for root in (*cue, *_told(one.content)) if root not in POINTING))


def _told(spans: Iterable[Span]) -> tuple[str, ...]:
    """Return the stems of the telling words of some spans, in order."""
    forms = [word.form for span in spans for word in words_of(span.text)]
    roots = (stem(form) for form in forms if form.isalpha() and form not in UNTRUE | _idle())
    return tuple(dict.fromkeys(root for root in roots if root not in _idle()))


@cache
def _idle() -> frozenset[str]:
    """Return words that say nothing, and their stems: "having" as well as "has"."""
    idle = word_class("idle", "supportclasses") | {"any", "all", "every", "ever", "such"}
    return idle | frozenset(map(stem, idle))


@cache
def _denying() -> frozenset[str]:
    """Return the stems of all words of cues of denial."""
    rows = (line.split("|") for line in entries("acts"))
    words = {word for row in rows if row[2] == "deny" for word in row[0].split()}
    return frozenset(map(stem, words))


def _is_of(first: Statement, other: Statement, one: Attribution, denied: Sequence[str]) -> bool:
    """Return whether a claim has most of what is denied, and its first word: what the denial is about.

    Who denies any knowledge of a murder denies that he knew, and not the murder.
    """
    both = first.telling.intersection(denied)
    names = {stem(name) for name in first.names | other.names}
    return (
        len(both) >= max(LEAST, SHARE * len(denied))
        and denied[0] in both
        and bool(both - names)
        and not _is_own(first, other, one)
    )


def _is_own(first: Statement, other: Statement, one: Attribution) -> bool:
    """Return whether whoever denies is among those who say the claim."""
    return other.voices.get(one.id) in first.speakers
