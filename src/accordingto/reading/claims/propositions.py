"""What one source, or the outlet, says in a stretch of text, as propositions."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from accordingto.reading.claims.ownership import OUTLET
from accordingto.reading.lexicons import listed, word_class
from accordingto.reading.syntax.clauses import (
    begins_relative,
    claim_class,
    has_verb,
    loose_tail,
    opens_with_verb,
    split_clauses,
    trimmed,
    within_quotes,
)
from accordingto.reading.text.bounds import are_close, in_order, together

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from accordingto.reading.claims.ownership import Ownership
    from accordingto.reading.syntax.clause_tokens import ClauseToken, ClauseTokens
    from accordingto.reading.text.bounds import Bounds, Pieces
    from accordingto.types import Span

LEAST_WORDS = 4
"""Words with a meaning of their own in a fragment without a verb that is a claim of its own."""


class ClauseUnit(NamedTuple):
    """A stretch of what one source says that may be a proposition, or a part of one."""

    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last character."""
    words: Sequence[ClauseToken]
    """Its words and marks."""
    runs_in: bool
    """Whether an attribution stands right before it, without a mark between."""
    runs_on: bool
    """Whether an attribution stands right behind it, without a mark between."""
    cut_before: bool
    """Whether an attribution stands somewhere before it in the sentence."""

    @property
    def bounds(self) -> Bounds:
        """Where it stands."""
        return self.start, self.end

    @property
    def is_proposition(self) -> bool:
        """Whether it has a verb and enough words to say something."""
        return len([w for w in self.words if not w.is_mark]) > 1 and has_verb(self.words)

    @property
    def is_missed(self) -> bool:
        """Whether it has enough words of its own to be missed, and tells nothing about the saying."""
        own = [w for w in self.words if not w.is_mark and w.form not in claim_class("function-words")]
        return len(own) >= LEAST_WORDS and not self.is_of_what_was_said

    @property
    def is_weighty(self) -> bool:
        """Whether it says something without a verb: what is appended, "the first in years"."""
        return self.cut_before and self.is_missed

    @property
    def is_circumstance(self) -> bool:
        """Whether it begins as a phrase of place or time does."""
        return self.words[0].form in claim_class("circumstances") or self.words[0].form in listed("timewords")

    @property
    def is_of_what_was_said(self) -> bool:
        """Whether it tells when or where something was said: "last week" of "Orr denied all last week"."""
        return self.cut_before and self.is_circumstance


def propositions(
    ownership: Ownership, owner: int, runs: list[Bounds], stretch: Bounds, *, cut: bool
) -> Iterator[Pieces]:
    """Return the propositions of one who speaks in a stretch, each as its pieces.

    ``owner`` is the index of the attribution, or ``OUTLET``; ``runs`` are what is theirs in the stretch. Only
    what the outlet says is ``cut`` into clauses.
    """
    if owner >= 0 and _is_untouched(ownership, owner, runs, stretch):
        pieces = in_order(bounds for run in runs if (bounds := stripped(ownership.text, *run)))
        return iter([pieces] if pieces else [])
    units = list(_units(ownership, runs, stretch, cut=cut and owner < 0))
    if runs == [stretch]:
        return iter([(unit.bounds,) for unit in units])
    return _joined(ownership, units, stretch, owner)


def _is_untouched(ownership: Ownership, owner: int, runs: list[Bounds], stretch: Bounds) -> bool:
    """Return whether no other attribution stands inside what a content has in a stretch."""
    spans = ownership.attributions[owner].content
    within = (min(s.end, stretch[1]) - max(s.start, stretch[0]) for s in spans)
    return sum(max(0, size) for size in within) == sum(b - a for a, b in runs)


def stripped(text: str, start: int, end: int) -> Bounds | None:
    """Return a piece of a content without white space at its edges; None where no word is left.

    A mark of a quotation that goes on elsewhere is left out, with the marks beside it.
    """
    words = text[start:end]
    if not any(map(str.isalnum, words)):
        return None
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return (start, end) if within_quotes(text, start, end) == (start, end) else trimmed(text, start, end)


def _units(ownership: Ownership, runs: list[Bounds], stretch: Bounds, *, cut: bool) -> Iterator[ClauseUnit]:
    tokens = ownership.tokens
    for start, end in runs:
        for a, b in _clauses(tokens, start, end, stretch) if cut else [(start, end)]:
            followed = b == end < stretch[1]
            bounds = _without_edges(tokens, a, b, begins=a == stretch[0], followed=followed)
            if bounds is None:
                continue
            yield ClauseUnit(
                *bounds,
                tokens.between(*bounds),
                runs_in=a == start > stretch[0] and not tokens.text[a : bounds[0]].strip(),
                runs_on=followed and not any(w.is_mark for w in tokens.between(bounds[1], b)),
                cut_before=start > stretch[0],
            )


def _clauses(tokens: ClauseTokens, start: int, end: int, stretch: Bounds) -> list[Bounds]:
    """Return the clauses of a run; behind an attribution one begins at the next verb of its subject, too.

    In "Orr denied the claim last week, and left", with "the claim" as the content, the time is not of "left".
    """
    bounds = split_clauses(tokens, start, end)
    if start == stretch[0]:
        return bounds
    first, last = bounds[0]
    words = tokens.between(first, last)
    for at, word in enumerate(words):
        if word.form in claim_class("verb-joints") and opens_with_verb(_without_joints(words[at:])):
            lead = [w for w in words[:at] if not w.is_mark]
            if lead and not has_verb(words[:at]):
                return [(first, word.start), (word.start, last), *bounds[1:]]
            return bounds
    return bounds


def _without_joints(words: Sequence[ClauseToken]) -> Sequence[ClauseToken]:
    first = next(
        (at for at, word in enumerate(words) if word.form not in claim_class("verb-joints")), len(words)
    )
    return words[first:]


def _without_edges(
    tokens: ClauseTokens, start: int, end: int, *, begins: bool, followed: bool
) -> Bounds | None:
    """Return a stretch without marks and joints at its edges; None where nothing is left.

    The words are found once and taken away from either end: there may be thousands of loose ones.
    """
    text = tokens.text
    bounds = trimmed(text, start, end)
    left = deque(tokens.between(*bounds) if bounds else [])
    while bounds is not None:
        _keep_within(left, tokens, bounds)
        first = next(word for word in left if not word.is_mark)
        last = list(islice((word for word in reversed(left) if not word.is_mark), 2))
        if not begins and first.form in claim_class("edges") | {"while", "whereas"}:
            bounds = trimmed(text, first.end, bounds[1])
        elif _is_loose(last, followed=followed):
            bounds = trimmed(text, bounds[0], last[0].start)
        elif followed and (comma := loose_tail(left)):
            bounds = trimmed(text, bounds[0], comma.start)
        else:
            return bounds
    return None


def _keep_within(words: deque[ClauseToken], tokens: ClauseTokens, bounds: Bounds) -> None:
    """Take away what stands before and behind a stretch; a mark that it cuts ("--5") is read again."""
    cut: ClauseToken | None = None
    while words and words[0].start < bounds[0]:
        cut = words.popleft()
    if cut is not None and cut.end > bounds[0]:
        words.extendleft(reversed(tokens.between(bounds[0], cut.end)))
    while words and words[-1].end > bounds[1]:
        words.pop()


def _is_loose(last: Sequence[ClauseToken], *, followed: bool) -> bool:
    """Return whether the last word belongs to what follows: "and"; before an attribution "have (certainly)".

    ``last`` has it and the one before, if there is one.
    """
    if not followed:
        return last[0].form in claim_class("edges")
    if len(last) > 1 and last[0].form.endswith("ly"):
        nouns = word_class("prepositions") | word_class("determiners") - {"that"}  # "in July", "the family"
        return last[1].form in claim_class("loose-ends") - nouns
    return last[0].form in claim_class("loose-ends")


def _joined(ownership: Ownership, units: list[ClauseUnit], stretch: Bounds, owner: int) -> Iterator[Pieces]:
    """Return the units as propositions: parts of one are put together, and fragments are left out.

    Of somebody's words none are left out that would be missed: they go with what says something behind them.
    """
    claims: list[list[Bounds]] = []
    waiting: ClauseUnit | None = None
    last: ClauseUnit | None = None
    for unit in units:
        missed = [waiting.bounds] if waiting and owner != OUTLET and waiting.is_missed else []
        if unit.cut_before and opens_with_verb(unit.words):
            subject = _subject(ownership, unit, stretch, owner)
            lead = [waiting.bounds] if waiting and not waiting.is_of_what_was_said else []
            if subject and (not waiting or waiting.is_circumstance):
                lead.append(subject)
            claims.append([*lead, unit.bounds])
            waiting = None
        elif unit.is_proposition:
            source = _subject(ownership, unit, stretch, owner) if begins_relative(unit.words) else None
            close = source is not None and are_close(ownership.text, source, unit.bounds)
            claims.append([*missed, source, unit.bounds] if source and close else [*missed, unit.bounds])
            waiting = None if missed else waiting
        elif last is not None and last.runs_on and unit.runs_in and claims:
            claims[-1].append(unit.bounds)
        elif unit.is_weighty:
            claims.append([unit.bounds])
        else:
            claims += [missed] if missed else []
            waiting = unit
        last = unit
    if waiting and owner != OUTLET and waiting.is_missed:
        claims.append([waiting.bounds])
    return (together(ownership.text, pieces) for pieces in claims)


def _subject(ownership: Ownership, unit: ClauseUnit, stretch: Bounds, owner: int) -> Bounds | None:
    """Return the source before a unit that begins with its verb: "Orr" of "Orr said it was late and left".

    In somebody's words such a unit is rather the rest of a clause with another subject.
    """
    at = bisect_left(ownership.sources, unit.start, key=start_of) - 1
    source = ownership.sources[at][0] if at >= 0 else None
    if owner != OUTLET or source is None or source.start < stretch[0] or source.end > unit.start:
        return None
    return trimmed(ownership.text, source.start, source.end)


def start_of(source: tuple[Span, int]) -> int:
    """Return where a source begins, to look it up by."""
    return source[0].start
