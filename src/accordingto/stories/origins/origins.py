"""Deciding whether the articles that have a claim have it from one origin, from different ones, or unknown.

Two articles have the same origin if they print the same utterance, cite the same source or outlet, if one
cites the outlet of the other, or if they share a run of words too long to be a coincidence (a shorter one for
outlets of one publisher). Their origins are different only if each rests on the word of one named person and
the two persons are unrelated. Otherwise the origin is unknown, without a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from accordingto.stories.grouping import Groups
from accordingto.stories.match.denials import negates
from accordingto.stories.match.features import longest_run
from accordingto.stories.origins.publishers import group_of
from accordingto.stories.origins.sources import VAGUE, are_one, outlet_key
from accordingto.stories.story import Cited, Origins, Reason
from accordingto.types import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from accordingto.stories.match.statement import Statement
    from accordingto.stories.origins.sources import Source
    from accordingto.stories.story import ReasonKind, StoryQuote

COPIED = 12
"""Minimum number of words in a row, outside quotation marks, that two outlets do not write independently."""
SAID_BY_BOTH = 0.5
"""Minimum share of the longer of two sentences that both have, without words for the speakers, if two persons
say the same."""
COPIED_BY_KIN = 5
"""Like ``COPIED``, for two outlets of one publisher, which print each other's copy, and for two articles that
print the same text; for the latter a whole shorter sentence is enough."""


@dataclass(frozen=True)
class Telling:
    """An article that has a claim, and what it says about where it has the claim from."""

    path: str
    outlet: str | None
    text: str
    """The path of the article whose text it prints: its own path, unless it is a copy."""
    statements: tuple[Statement, ...]
    """The sentences that have the claim, the best match first."""
    sources: tuple[Source, ...]
    """The sources that these sentences cite."""
    voucher: Source | None
    """The person, named in these sentences, on whose word the article has the claim; None without one."""
    vouched: Statement | None
    """The sentence attributed to that person."""


def origins_of(tellings: Sequence[Telling], quotes: Sequence[StoryQuote]) -> Origins:
    """Return the origins of a claim; ``tellings`` are the articles that have it (without denials).

    ``quotes`` are the quotations of the story.
    """
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
    """Return the origins: the largest group with a reason, groups surely of other origins; the rest unknown.

    ``shown`` has the reason for each group of several articles, by the smallest number in the group.
    """
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
    """Return, as a reason, the first utterance that two articles print where they have the claim, or None."""
    for number, mine in printed[one].items():
        theirs = printed[other].get(number)
        if theirs is not None:
            return _because("utterance", tellings[one], mine, tellings[other], theirs)
    return None


def _reason(one: Telling, other: Telling) -> Reason | None:
    """Return the reason, other than an utterance, to give two articles one origin; None without one."""
    for a in one.sources:
        for b in other.sources:
            if are_one(a, b):
                return _because("cited" if a.is_outlet else "source", one, a.span, other, b.span)
    if cited := _cites(one, other) or _cites(other, one):
        return cited
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


def _cites(one: Telling, other: Telling) -> Reason | None:
    """Return a reason if ``one`` has the claim from the outlet of ``other``, as its own sentences say."""
    for source in one.sources:
        if source.is_outlet and other.outlet and source.key == outlet_key(other.outlet):
            return Reason(kind="cited", words=(Cited(path=one.path, span=source.span),))
    return None


def _named_in(one: Telling, other: Telling) -> Reason | None:
    """Return a reason if a source that ``one`` cites, such as a lawsuit or a letter, is a word in ``other``.

    For an organisation all words of its name must be in the sentence: the University of Osmark is not Osmark.
    """
    whom = {name for statement in other.statements for name in statement.whom}
    forms = [{word.form for word in statement.words} for statement in other.statements]
    for source in one.sources:
        if source.key in VAGUE or source.key in whom:
            continue
        for statement, said in zip(other.statements, forms, strict=True):
            if not source.words <= said:
                continue
            for at, word in enumerate(statement.words):
                if word.form == source.key:
                    return _because("source", one, source.span, other, _words(statement, at, 1))
    return None


def _because(kind: ReasonKind, one: Telling, mine: Span, other: Telling, theirs: Span) -> Reason:
    return Reason(kind=kind, words=(Cited(path=one.path, span=mine), Cited(path=other.path, span=theirs)))


def _printed(quotes: Sequence[StoryQuote], telling: Telling) -> dict[int, Span]:
    """Return the spans of utterances that overlap an article's sentences, by the index of the quotation."""
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
    """Return whether two groups rest on the word of different persons who are unrelated.

    Every article names its person in the sentences of the claim; the sentences of one group do not mention
    the person of the other, and their names, roles and affiliations have no word in common.
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
    """Return whether two persons clearly say the same: most words, all figures and days, the same polarity.

    Words alone are not enough: a distortion shares as many with the original as a confirmation does.
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
    """Return the words of an article's sentences, and the last names of those whom they mention."""
    words = {word.form for one in telling.statements for word in one.words}
    return words.union(*(one.whom for one in telling.statements))
