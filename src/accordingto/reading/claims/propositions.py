"""Splitting of the text that one source, or the outlet, owns in a stretch into propositions."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from accordingto.reading.claims.ownership import OUTLET
from accordingto.reading.lexicons import claim_class, listed, word_class
from accordingto.reading.syntax.clauses import begins_relative, has_verb, opens_with_verb, split_clauses
from accordingto.reading.text.bounds import are_close, in_order, stripped, together, trimmed, within_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accordingto.reading.claims.ownership import Ownership
    from accordingto.reading.syntax.document import Document
    from accordingto.reading.text.bounds import Bounds, Pieces
    from accordingto.types import Span

LONGEST_TAIL = 3
"""Most words between a last comma and an attribution that are left out."""
_OPEN_CLASSES = ("ADJ", "ADV", "NOUN", "NUM", "PROPN", "VERB")
"""Parts of speech of content words."""
LEAST_WORDS = 4
"""Least number of content words with which a fragment without a verb is a claim of its own."""


class ClauseUnit(NamedTuple):
    """A piece of one owner's text that may be a proposition, or a part of one."""

    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last character."""
    doc: Document
    words: range
    """Indices of its tokens."""
    runs_in: bool
    """Whether an attribution comes right before it, without a mark between."""
    runs_on: bool
    """Whether an attribution comes right after it, without a mark between."""
    cut_before: bool
    """Whether an attribution comes anywhere before it in the stretch."""

    @property
    def bounds(self) -> Bounds:
        """Its start and end offsets."""
        return self.start, self.end

    @property
    def is_proposition(self) -> bool:
        """Whether it has a verb and at least two words."""
        return sum(map(self.doc.is_word, self.words)) > 1 and has_verb(self.doc, self.words)

    @property
    def is_missed(self) -> bool:
        """Whether it has too many content words to be dropped, and does not say when or where it was said."""
        tags = self.doc.trees.tags
        own = sum(tags[at].startswith(_OPEN_CLASSES) for at in self.words if self.doc.is_word(at))
        return own >= LEAST_WORDS and not self.is_of_what_was_said

    @property
    def is_weighty(self) -> bool:
        """Whether it is a claim without a verb: an apposition such as "the first in years"."""
        return self.cut_before and self.is_missed

    @property
    def is_circumstance(self) -> bool:
        """Whether it begins like a phrase of place or time."""
        first = self.doc[self.words.start]
        return first in claim_class("circumstances") or first in listed("timewords")

    @property
    def is_of_what_was_said(self) -> bool:
        """Whether it says when or where the speech took place: "last week" of "Orr denied all last week"."""
        return self.cut_before and self.is_circumstance


def propositions(
    ownership: Ownership, owner: int, runs: list[Bounds], stretch: Bounds, *, cut: bool
) -> Iterator[Pieces]:
    """Return the propositions of one owner in a stretch, each as its ranges.

    ``owner`` is the index of the attribution, or ``OUTLET``; ``runs`` are the ranges that it owns in the
    stretch. With ``cut``, the outlet's text is split into clauses; that of sources never is.
    """
    if owner >= 0 and _is_untouched(ownership, owner, runs, stretch):
        pieces = in_order(bounds for run in runs if (bounds := tidied(ownership.text, *run)))
        return iter([pieces] if pieces else [])
    units = list(_units(ownership, runs, stretch, cut=cut and owner < 0))
    if runs == [stretch]:
        return iter([(unit.bounds,) for unit in units])
    return _joined(ownership, units, stretch, owner)


def _is_untouched(ownership: Ownership, owner: int, runs: list[Bounds], stretch: Bounds) -> bool:
    """Return whether no other attribution interrupts a content within a stretch."""
    spans = ownership.attributions[owner].content
    within = (min(s.end, stretch[1]) - max(s.start, stretch[0]) for s in spans)
    return sum(max(0, size) for size in within) == sum(b - a for a, b in runs)


def tidied(text: str, start: int, end: int) -> Bounds | None:
    """Return a range of a content without white space at its edges; None if no letter or digit is left.

    An unpaired quotation mark at an edge is removed, with the punctuation beside it.
    """
    bounds = stripped(text, start, end)
    if bounds is None or not any(map(str.isalnum, text[slice(*bounds)])):
        return None
    return bounds if within_quotes(text, *bounds) == bounds else trimmed(text, *bounds)


def _units(ownership: Ownership, runs: list[Bounds], stretch: Bounds, *, cut: bool) -> Iterator[ClauseUnit]:
    doc = ownership.doc
    for start, end in runs:
        for a, b in _clauses(doc, start, end, stretch) if cut else [(start, end)]:
            followed = b == end < stretch[1]
            bounds = _without_edges(doc, a, b, begins=a == stretch[0], followed=followed)
            if bounds is None:
                continue
            yield ClauseUnit(
                *bounds,
                doc,
                doc.tokens_between(*bounds),
                runs_in=a == start > stretch[0] and not doc.text[a : bounds[0]].strip(),
                runs_on=followed and all(map(doc.is_word, doc.tokens_between(bounds[1], b))),
                cut_before=start > stretch[0],
            )


def _clauses(doc: Document, start: int, end: int, stretch: Bounds) -> list[Bounds]:
    """Return the clauses of a run; after an attribution, a second verb of its subject begins one, too.

    So in "Orr denied the claim last week, and left", with the content "the claim", "last week" is separated
    from "left".
    """
    clauses = split_clauses(doc, doc.tokens_between(start, end))
    cuts = [doc.start[words.start] for words in clauses[1:]]
    if start > stretch[0] and (verb := _next_verb(doc, clauses[0])) is not None:
        cuts = [doc.start[verb], *cuts]
    return list(pairwise([start, *cuts, end]))


def _next_verb(doc: Document, words: range) -> int | None:
    """Return the token that joins a second verb to words without a verb before it ("last week, and left").

    None if there is no such verb.
    """
    joints = claim_class("verb-joints")
    for at in words:
        if (
            doc[at] in joints
            and doc[at + 1] not in joints
            and opens_with_verb(doc, words[at + 1 - words.start :])
        ):
            lead = range(words.start, at)
            while lead and doc[lead[-1]] in joints:
                lead = lead[:-1]
            is_lead = any(map(doc.is_word, lead)) and not has_verb(doc, lead)
            return lead.stop if is_lead else None
    return None


def _without_edges(doc: Document, start: int, end: int, *, begins: bool, followed: bool) -> Bounds | None:
    """Return a range without marks and conjunctions at its edges; None if nothing is left."""
    text = doc.text
    bounds = trimmed(text, start, end)
    while bounds is not None:
        words = doc.tokens_between(*bounds)
        first = next(filter(doc.is_word, words), None)
        if first is None:  # a part of a token
            return bounds
        last = list(islice(filter(doc.is_word, reversed(words)), 2))
        is_edge = (
            doc[first] in claim_class("edges") | {"while", "whereas"} and doc.trees.tags[first] != "PRON"
        )
        if not begins and is_edge:
            bounds = trimmed(text, doc.end[first], bounds[1])
        elif _is_loose([doc[at] for at in last], followed=followed):
            bounds = trimmed(text, bounds[0], doc.start[last[0]])
        elif followed and (comma := _loose_tail(doc, words)) is not None:
            bounds = trimmed(text, bounds[0], doc.start[comma])
        else:
            return bounds
    return None


def _loose_tail(doc: Document, words: range) -> int | None:
    """Return the comma before a few final words without a verb; None without one.

    An example is "…, such" before "as he put it".
    """
    comma = next((at for at in reversed(words[-LONGEST_TAIL - 1 :]) if doc[at] == ","), None)
    return None if comma is None or has_verb(doc, range(comma, words.stop)) else comma


def _is_loose(last: list[str], *, followed: bool) -> bool:
    """Return whether the last word belongs to the following text: "and"; before an attribution also "have".

    ``last`` has the last word and then the one before it, if any.
    """
    if not followed:
        return last[0] in claim_class("edges")
    if len(last) > 1 and last[0].endswith("ly"):
        nouns = word_class("prepositions") | word_class("determiners") - {"that"}  # "in July", "the family"
        return last[1] in claim_class("loose-ends") - nouns
    return last[0] in claim_class("loose-ends")


def _joined(ownership: Ownership, units: list[ClauseUnit], stretch: Bounds, owner: int) -> Iterator[Pieces]:
    """Return the units as propositions: parts of one are joined, and fragments are left out.

    A fragment of a source's text with enough content words is kept: it is joined to the next proposition, or
    is one itself if none follows.
    """
    claims: list[list[Bounds]] = []
    waiting: ClauseUnit | None = None
    last: ClauseUnit | None = None
    for unit in units:
        missed = [waiting.bounds] if waiting and owner != OUTLET and waiting.is_missed else []
        if unit.cut_before and opens_with_verb(unit.doc, unit.words):
            subject = _subject(ownership, unit, stretch, owner)
            lead = [waiting.bounds] if waiting and not waiting.is_of_what_was_said else []
            if subject and (not waiting or waiting.is_circumstance):
                lead.append(subject)
            claims.append([*lead, unit.bounds])
            waiting = None
        elif unit.is_proposition:
            source = (
                _subject(ownership, unit, stretch, owner) if begins_relative(unit.doc, unit.words) else None
            )
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
    """Return the source that is the subject of a unit without one: "Orr" of "Orr said it was late and left".

    None for text of a source, where such a unit is rather the rest of a clause with another subject.
    """
    at = bisect_left(ownership.sources, unit.start, key=start_of) - 1
    source = ownership.sources[at][0] if at >= 0 else None
    if owner != OUTLET or source is None or source.start < stretch[0] or source.end > unit.start:
        return None
    return trimmed(ownership.text, source.start, source.end)


def start_of(source: tuple[Span, int]) -> int:
    """Return the start offset of a source, as a key for bisection."""
    return source[0].start
