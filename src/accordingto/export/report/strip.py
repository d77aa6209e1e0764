"""The view model of the strip: the whole article from left to right, with a coloured bar for each content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from accordingto.export.report.cast import Voice
from accordingto.export.report.marks import Segment
from accordingto.export.report.nesting import PlacedAttribution

LETTERED = 4.0
"""Smallest width of a bar, in per cent, that shows the letter of its voice."""


class StripSegment(Struct, frozen=True):
    """A bar: a part of the text in the content of one attribution."""

    x: float
    """Start, in per cent of the text's length."""
    width: float
    """Width, in per cent of the text's length."""
    colour: int
    """The colour of the voice."""
    letter: str
    """The letter of the voice; empty if the bar is too narrow."""
    hedged: bool
    """Whether the attribution is hedged."""
    open: bool
    """Whether its source is less than certain."""
    number: int
    """Number of the innermost attribution."""


def bars(
    segments: Iterable[Segment], length: int, entries: Iterable[PlacedAttribution], speakers: Sequence[Voice]
) -> Iterator[StripSegment]:
    """Yield the bars in order, with gaps for text in no content. ``length`` is the length of the text."""
    by_number = {entry.number: entry for entry in entries}
    for run in _runs(segments):
        x, width = 100 * run.start / length, 100 * (run.end - run.start) / length
        voice = speakers[run.number - 1]
        yield StripSegment(
            x=round(x, 3),
            width=round(width, 3),
            colour=voice.colour,
            letter=voice.letter if width >= LETTERED else "",
            hedged=by_number[run.number].is_hedged,
            open=by_number[run.number].is_open,
            number=run.number,
        )


class _Run(Struct, frozen=True):
    start: int
    end: int
    number: int


def _runs(segments: Iterable[Segment]) -> list[_Run]:
    """Merge adjacent segments with the same innermost content, and drop those in no content."""
    runs: list[_Run] = []
    for segment in segments:
        owners = segment.owners("content")
        if not owners:
            continue
        if runs and runs[-1].number == owners[-1] and runs[-1].end == segment.start:
            runs[-1] = _Run(runs[-1].start, segment.end, owners[-1])
        else:
            runs.append(_Run(segment.start, segment.end, owners[-1]))
    return runs
