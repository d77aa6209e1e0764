"""A text cut into segments at every place where a mark begins or ends.

Marks may nest, cross, touch and repeat, and run over paragraph breaks; segments never do. Whoever draws
an article draws its segments one after the other and looks at the marks each one carries.
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
    """One stretch of the text that plays a part in something."""

    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last character."""
    part: Part
    """The part these words play."""
    owner: int
    """Number, from 1, of the attribution; of the voice for ``mention``, of the place for ``warned``."""


class Segment(Struct, frozen=True):
    """A stretch of the text within which nothing begins or ends."""

    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last character."""
    marks: tuple[Mark, ...] = ()
    """What lies over it, the outermost first."""

    def owners(self, part: Part) -> list[int]:
        """Give the numbers of those whose ``part`` lies over the segment, the outermost first."""
        return [mark.owner for mark in self.marks if mark.part == part]


def marks_of(entries: Iterable[PlacedAttribution]) -> list[Mark]:
    """Collect the marks of all attributions (parents before children)."""
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
    """Mark spans; one of no characters marks nothing and is left out."""
    return [Mark(span.start, span.end, part, owner) for span in spans if span.start < span.end]


def cut(start: int, end: int, marks: Sequence[Mark], breaks: Iterable[int] = ()) -> Iterator[Segment]:
    """Cut ``start`` to ``end`` at every edge of a mark and at ``breaks``.

    The segments come in order, leave nothing out and do not overlap. Of marks that begin together the longer
    is the outer one, and of equals the earlier in ``marks``. All marks and breaks lie within the range.
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
