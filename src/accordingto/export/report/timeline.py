"""The view model of the timeline: the dates in an article in order, with what is dated and on whose word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Literal

from msgspec import Struct

from accordingto.export.report.axis import Axis, Tick, axis_of
from accordingto.export.report.cast import GREY, Cast, Voice
from accordingto.export.report.days import Extent, day_of, extent_of
from accordingto.export.report.nesting import PlacedAttribution, chain
from accordingto.export.report.notes import NotedWords
from accordingto.export.wording import joined, one_line, shortened
from accordingto.types import Ledger, Span, Time

CONTEXT_LENGTH = 150
"""Greatest number of characters shown of what is dated."""

THINNEST = 0.6
"""Smallest width of a bar, in per cent of the axis; a narrower extent is drawn as a point."""

Shape = Literal["point", "bar", "before", "after"]


class TimelineRow(Struct, frozen=True, kw_only=True):
    """A row of the timeline: one date or deadline."""

    id: str
    """Id of the time."""
    label: str
    """The days in words."""
    is_due: bool
    """Whether it is a deadline."""
    shape: Shape
    """A point, a bar, or an arrow for days before or after the axis."""
    x: float
    """Start on the axis, in per cent."""
    width: float
    """Width, in per cent of the axis."""
    place: NotedWords
    """The words that give the date."""
    context: str
    """What is dated, in the article's words, shortened if long."""
    chain: tuple[Voice, ...]
    """The chain of sources without the outlet; empty for the outlet's own voice."""
    number: int
    """Number of the innermost attribution of the chain; 0 for the outlet."""
    colour: int
    """The colour of the innermost source."""


class Timeline(Struct, frozen=True, kw_only=True):
    """The dates and deadlines of an article, and its expressions of time without a calendar day."""

    rows: tuple[TimelineRow, ...]
    """Dates and deadlines, sorted by day, then by position in the text."""
    ticks: tuple[Tick, ...]
    """The ticks of the axis."""
    today: float | None
    """Position of the day of publication, in per cent; None if unknown."""
    vague: tuple[NotedWords, ...]
    """Expressions without a day on the calendar."""

    @property
    def due(self) -> int:
        """Number of rows that are deadlines."""
        return sum(row.is_due for row in self.rows)


class _Held(Struct, frozen=True):
    """The words that a time belongs to, and the number of the attribution that vouches (0: the outlet)."""

    content: Sequence[Span]
    number: int


class _Voices(Struct, frozen=True):
    """The attributions by number, and the source of each."""

    entries: dict[int, PlacedAttribution]
    speakers: Sequence[Voice]


def timeline(
    ledger: Ledger, cast: Cast, entries: Sequence[PlacedAttribution], numbers: count[int]
) -> Timeline | None:
    """Return the timeline of an article, or None if no time in it has a calendar day.

    If a deadline and a date have the same words, only the deadline is shown. ``numbers`` is a shared counter
    that numbers the places of an article.
    """
    terms = {(one.start, one.end) for one in ledger.times if one.kind == "deadline" and extent_of(one.value)}
    times = [
        one
        for one in ledger.times
        if one.start < one.end and (one.kind == "deadline" or (one.start, one.end) not in terms)
    ]
    dated = [(one, extent) for one in times if one.kind != "set" and (extent := extent_of(one.value))]
    if not dated:
        return None
    dated.sort(key=lambda found: (found[1].first, found[1].last, found[0].start))
    today = day_of(ledger.article.published)
    axis = axis_of([extent for _, extent in dated], today)
    held, voices = _holders(ledger), _Voices({entry.number: entry for entry in entries}, cast.speakers)
    rows = []
    for one, extent in dated:
        whose = held.get(one.id) or _Held(_sentence(one, ledger), 0)
        rows.append(_row(one, extent, axis, whose, _place(one, numbers), voices))
    drawn = {one.id for one, _ in dated}
    return Timeline(
        rows=tuple(rows),
        ticks=tuple(axis.ticks()),
        today=axis.at(today.toordinal()) if today is not None else None,
        vague=tuple(_place(one, numbers) for one in times if one.id not in drawn),
    )


def _place(time: Time, numbers: count[int]) -> NotedWords:
    return NotedWords(next(numbers), one_line(time.text), Span(time.start, time.end, time.text))


def _holders(ledger: Ledger) -> dict[str, _Held]:
    """Return by time id what each time belongs to: the claim with the longest chain, or an attribution."""
    numbers = {one.id: number for number, one in enumerate(ledger.attributions, start=1)}
    spans = {one.id: (one.start, one.end) for one in ledger.times}
    held: dict[str, _Held] = {}
    for number, one in enumerate(ledger.attributions, start=1):
        for id in one.times:
            start, end = spans.get(id, (0, 0))
            said = any(part.start <= start and end <= part.end for part in one.content)
            whose = number if said else numbers.get(one.parent or "", 0)
            held[id] = _Held(one.content if said else (*one.source, *one.cue, *one.content), whose)
    for claim in sorted(ledger.claims, key=lambda claim: len(claim.chain)):
        for id in claim.times:
            held[id] = _Held(claim.content, numbers.get(claim.chain[-1], 0) if claim.chain else 0)
    return held


def _sentence(time: Time, ledger: Ledger) -> tuple[Span, ...]:
    """Return the sentence that a time is in, for times that belong to no claim or attribution."""
    return tuple(
        Span(one.start, one.end, one.text)
        for one in ledger.sentences
        if one.start <= time.start and time.end <= one.end
    )


def _row(
    time: Time, extent: Extent, axis: Axis, held: _Held, place: NotedWords, voices: _Voices
) -> TimelineRow:
    shape, x, width = _drawn_as(extent, axis)
    links = chain(voices.entries[held.number], voices.entries) if held.number else []
    cited = tuple(voices.speakers[link.number - 1] for link in links)
    return TimelineRow(
        id=time.id,
        label=extent.label,
        is_due=time.kind == "deadline",
        shape=shape,
        x=x,
        width=width,
        place=place,
        context=shortened(joined(held.content), CONTEXT_LENGTH),
        chain=cited,
        number=held.number,
        colour=cited[-1].colour if cited else GREY,
    )


def _drawn_as(extent: Extent, axis: Axis) -> tuple[Shape, float, float]:
    """Return the shape of an extent, its start and its width, both in per cent of the axis."""
    first, last = extent.first.toordinal(), extent.last.toordinal()
    if last < axis.first:
        return "before", 0, 0
    if first > axis.last:
        return "after", 100, 0
    x = max(0.0, axis.at(first))
    width = round(min(100.0, axis.at(last + 1)) - x, 2)
    return ("bar", x, width) if width >= THINNEST and last > first else ("point", round(x + width / 2, 2), 0)
