"""Marked spans of a text, and the division of the text into segments at every start or end of a mark.

Marks may nest, cross, touch, repeat and run over paragraph breaks; segments never do. An article is rendered
segment by segment, each according to the marks on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from accordingto.export.report.nesting import PlacedAttribution
from accordingto.types import Attribution, Mention, Span

Part = Literal["source", "cue", "content", "hedge", "addressee", "channel", "mention", "warned"]


class Mark(Struct, frozen=True):
    """A span of the text with its role in an attribution, a mention or a note."""

    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last character."""
    part: Part
    """The role of the span."""
    owner: int
    """Number, from 1, of the attribution; for ``mention`` of the voice, for ``warned`` of the place."""


class Segment(Struct, frozen=True):
    """A part of the text within which no mark begins or ends."""

    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last character."""
    marks: tuple[Mark, ...] = ()
    """The marks that cover it, the outermost first."""

    def owners(self, part: Part) -> list[int]:
        """Return the owners of the marks of this role on the segment, the outermost first."""
        return [mark.owner for mark in self.marks if mark.part == part]


def marks_of(entries: Iterable[PlacedAttribution]) -> list[Mark]:
    """Return the marks of all attributions, in the order of ``entries``."""
    return [mark for entry in entries for mark in _marks_of_one(entry.number, entry.attribution)]


def _marks_of_one(number: int, attribution: Attribution) -> list[Mark]:
    return [
        *marked(attribution.content, "content", number),
        *marked(attribution.source, "source", number),
        *marked(attribution.cue, "cue", number),
        *marked(attribution.addressee_span, "addressee", number),
        *marked(attribution.channel, "channel", number),
        *marked(attribution.hedges, "hedge", number),
    ]


def marked(spans: Iterable[Span | Mention], part: Part, owner: int) -> list[Mark]:
    """Return a mark for each span that is not empty."""
    return [Mark(span.start, span.end, part, owner) for span in spans if span.start < span.end]


def cut(start: int, end: int, marks: Sequence[Mark], breaks: Iterable[int] = ()) -> Iterator[Segment]:
    """Divide the range ``start`` to ``end`` into segments at every start or end of a mark and at ``breaks``.

    The segments are in order, without gaps or overlaps. Of marks that begin at the same offset, the longer
    one is the outer one; of equal marks, the earlier one in ``marks``. All marks and breaks must lie within
    the range.
    """
    opening: defaultdict[int, list[Mark]] = defaultdict(list)
    closing: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in sorted(marks, key=lambda mark: -mark.end):
        opening[mark.start].append(mark)
        closing[mark.end].append(mark)
    active: dict[Mark, None] = {}
    for left, right in pairwise(sorted({start, end, *breaks, *opening, *closing})):
        for mark in closing[left]:
            active.pop(mark, None)
        active.update(dict.fromkeys(opening[left]))
        yield Segment(left, right, tuple(active))
