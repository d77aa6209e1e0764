"""The picture of an article: its whole length from left to right, and who vouches for what in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from accordingto.export.report.cast import Voice
from accordingto.export.report.marks import Segment
from accordingto.export.report.nesting import PlacedAttribution

LETTERED = 4.0
"""Bars at least this wide, in per cent, carry the letter of their voice."""


class StripSegment(Struct, frozen=True):
    """A stretch of text that stands in a content, in per cent of the text's length."""

    x: float
    """Where it begins."""
    width: float
    """How wide it is."""
    colour: int
    """The colour of the voice."""
    letter: str
    """The letter of the voice, where there is room."""
    hedged: bool
    """Whether the innermost attribution is hedged."""
    open: bool
    """Whether its source is less than certain."""
    number: int
    """The innermost attribution."""


def bars(
    segments: Iterable[Segment], length: int, entries: Iterable[PlacedAttribution], speakers: Sequence[Voice]
) -> Iterator[StripSegment]:
    """Draw the bars in order; what stands in no content is left free. ``length`` is the text's."""
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
    """Join neighbouring segments whose innermost content is the same."""
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
