"""Where the articles that have a claim have it from: one origin, different ones, or unknown.

Two articles have one origin where they print one utterance, cite one source, cite one other outlet, share
words in a row that nobody writes twice, or come from one publisher. They have different ones only where each
rests on one named source alone, and the two have nothing to do with each other. Else it is unknown: no guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from accordingto.stories.grouping import Groups
from accordingto.stories.match.denials import negates
from accordingto.stories.match.features import longest_run
from accordingto.stories.origins.publishers import group_of
from accordingto.stories.origins.sources import VAGUE, are_one
from accordingto.stories.story import Cited, Origins, Reason
from accordingto.types import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from accordingto.stories.match.statement import Statement
    from accordingto.stories.origins.sources import Source
    from accordingto.stories.story import ReasonKind, StoryQuote

COPIED = 12
"""Words in a row, outside quotation marks, that two outlets do not write independently."""
SAID_BY_BOTH = 0.5
"""How much of the longer of two sentences both have, the speakers aside, where two persons say the same."""
COPIED_BY_KIN = 5
"""The same of two outlets of one publisher, which print each other's copy, and of two that print one text,
where a shorter sentence is enough as a whole."""


@dataclass(frozen=True)
class Telling:
    """An article that has a claim, and what it says of where it has it from."""

    path: str
    outlet: str | None
    text: str
    """The path of the article whose text it prints: its own, unless it is a copy."""
    statements: tuple[Statement, ...]
    """The sentences, the likest first."""
    sources: tuple[Source, ...]
    voucher: Source | None
    """The person, named there, on whose word the article has the claim; None where there is none."""
    vouched: Statement | None
    """The sentence that stands on the word of that person."""


def origins_of(tellings: Sequence[Telling], quotes: Sequence[StoryQuote]) -> Origins:
    """Return the origins of a claim, for the articles that have it, denials aside."""
    groups = Groups(len(tellings))
    printed = [_printed(quotes, telling) for telling in tellings]
    shown: dict[int, Reason] = {}
    for one, other in combinations(range(len(tellings)), 2):
        if groups.home(one) == groups.home(other):
            continue
        reason = _uttered(tellings, printed, one, other) or _reason(tellings[one], tellings[other])
        if reason:
            first = min(groups.home(one), groups.home(other))
            kept = shown.pop(groups.home(one), None) or shown.pop(groups.home(other), None) or reason
            groups.join(one, other)
            shown[first] = kept
    return _told(tellings, groups, shown)


def _told(tellings: Sequence[Telling], groups: Groups, shown: dict[int, Reason]) -> Origins:
    """Return the largest group, those that have another origin for sure, and the rest as unknown."""
    members = sorted(groups.members(), key=lambda group: (-len(group), group[0]))
    kept: list[tuple[list[int], Reason]] = []
    unknown: list[int] = []
    for group in members:
        reason = shown.get(group[0])
        if reason and not kept:
            kept.append((group, reason))
        elif tellings[group[0]].voucher and all(_are_different(tellings, group, one) for one, _ in kept):
            kept.append((group, reason or _vouched(tellings[group[0]])))
        else:
            unknown += group
    if len(kept) == 1 and len(kept[0][0]) == 1:
        unknown += kept.pop()[0]
    return Origins(
        groups=tuple(tuple(tellings[at].path for at in group) for group, _ in kept),
        reasons=tuple(reason for _, reason in kept),
        unknown=tuple(tellings[at].path for at in sorted(unknown)),
    )


def _vouched(telling: Telling) -> Reason:
    assert telling.voucher is not None
    return Reason(kind="named", words=(Cited(path=telling.path, span=telling.voucher.span),))


def _uttered(
    tellings: Sequence[Telling], printed: Sequence[Mapping[int, Span]], one: int, other: int
) -> Reason | None:
    """Return the first utterance that two articles print where they have a claim; None for none."""
    for number, mine in printed[one].items():
        theirs = printed[other].get(number)
        if theirs is not None:
            return _because("utterance", tellings[one], mine, tellings[other], theirs)
    return None


def _reason(one: Telling, other: Telling) -> Reason | None:
    """Return why two articles have a claim from one origin, utterances aside; None where nothing shows it."""
    for a in one.sources:
        for b in other.sources:
            if are_one(a, b):
                return _because("cited" if a.is_outlet else "source", one, a.span, other, b.span)
    kin = group_of(one.outlet) is not None and group_of(one.outlet) == group_of(other.outlet)
    is_copy = one.text == other.text
    for x in one.statements:
        for y in other.statements:
            run = longest_run(x, y)
            enough = COPIED_BY_KIN if kin or is_copy else COPIED
            if run.size >= (min(enough, len(x.words), len(y.words)) if is_copy else enough):
                kind: ReasonKind = "publisher" if kin else "copied"
                return _because(kind, one, _words(x, run.a, run.size), other, _words(y, run.b, run.size))
    return _named_in(one, other) or _named_in(other, one)


def _named_in(one: Telling, other: Telling) -> Reason | None:
    """Return a reason where one cites what the other speaks of by the same word: a suit, a letter.

    A body is spoken of by all words of its name: the University of Osmark is not Osmark.
    """
    whom = {name for statement in other.statements for name in statement.whom}
    for source in one.sources:
        if source.key in VAGUE or source.key in whom:
            continue
        for statement in other.statements:
            if not source.words <= {word.form for word in statement.words}:
                continue
            for at, word in enumerate(statement.words):
                if word.form == source.key:
                    return _because("source", one, source.span, other, _words(statement, at, 1))
    return None


def _because(kind: ReasonKind, one: Telling, mine: Span, other: Telling, theirs: Span) -> Reason:
    return Reason(kind=kind, words=(Cited(path=one.path, span=mine), Cited(path=other.path, span=theirs)))


def _printed(quotes: Sequence[StoryQuote], telling: Telling) -> dict[int, Span]:
    """Return the words of utterances that stand in the sentences of an article, by their numbers."""
    found: dict[int, Span] = {}
    for number, quote in enumerate(quotes):
        for place in quote.where:
            if place.path == telling.path:
                for span in place.spans:
                    if any(span.start < one.end and span.end > one.start for one in telling.statements):
                        found.setdefault(number, span)
    return found


def _words(statement: Statement, first: int, size: int) -> Span:
    start, end = statement.words[first].start, statement.words[first + size - 1].end
    return Span(start, end, statement.text[start - statement.start : end - statement.start])


def _are_different(tellings: Sequence[Telling], group: Sequence[int], other: Sequence[int]) -> bool:
    """Return whether two groups rest on the word of two persons who have nothing to do with each other.

    Each names its person where the claim stands; neither is spoken of where the other is heard, and no word
    of what they are is the same.
    """
    for a in group:
        for b in other:
            mine, theirs = tellings[a].voucher, tellings[b].voucher
            if mine is None or theirs is None or mine.affiliation & theirs.affiliation:
                return False
            if not _say_the_same(tellings[a], tellings[b]):
                return False
            if mine.key in _heard(tellings[b]) or theirs.key in _heard(tellings[a]):
                return False
    return True


def _say_the_same(one: Telling, other: Telling) -> bool:
    """Return whether two persons say the same beyond doubt: most words, figures and days, and denied or not.

    What is distorted shares as many words with what it distorts as what confirms it.
    """
    a, b = one.vouched, other.vouched
    if a is None or b is None or one.voucher is None or other.voucher is None:
        return False
    speakers = one.voucher.affiliation | other.voucher.affiliation
    mine, theirs = (
        {root for word, root in zip(s.words, s.stems, strict=True) if word.form not in speakers} & s.telling
        for s in (a, b)
    )
    both = mine & theirs
    same_figures = a.numbers == b.numbers and a.days == b.days
    return (
        same_figures and negates(a) == negates(b) and len(both) >= SAID_BY_BOTH * max(len(mine), len(theirs))
    )


def _heard(telling: Telling) -> set[str]:
    """Return the words of an article's sentences, and whom they speak of."""
    words = {word.form for one in telling.statements for word in one.words}
    return words.union(*(one.whom for one in telling.statements))
