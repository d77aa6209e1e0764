"""The view model of an article's text: its segments with classes, numbers and anchors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from accordingto.export.report.blocks import Block, BlockKind
from accordingto.export.report.cast import Voice
from accordingto.export.report.marks import Segment
from accordingto.export.report.nesting import PlacedAttribution

UNDERLINES = 3
"""Number of nested contents that are underlined, from the innermost outward."""


class TextSegment(Struct, frozen=True):
    """A segment of the text as the page shows it. Lists of numbers are separated by spaces."""

    text: str
    """Its characters."""
    classes: str = ""
    """Its CSS classes; empty without marks."""
    numbers: str = ""
    """Numbers of the attributions that it belongs to, the innermost first."""
    contents: str = ""
    """Those of ``numbers`` whose content it is in."""
    mentions: str = ""
    """Numbers of the voices that it mentions, the innermost mention first."""
    label: str = ""
    """Numbers of the attributions whose content begins here."""
    anchors: tuple[str, ...] = ()
    """Ids for links to this place."""


class SetBlock(Struct, frozen=True):
    """A paragraph or the headline."""

    kind: BlockKind
    """The kind of block."""
    pieces: tuple[TextSegment, ...]
    """Its segments."""


class Setter:
    """A builder of text segments for one article, which remembers where each attribution first appears."""

    def __init__(
        self, text: str, key: str, entries: Iterable[PlacedAttribution], speakers: Sequence[Voice]
    ) -> None:
        self._text = text
        self._key = key
        self._entries = {entry.number: entry for entry in entries}
        self._speakers = speakers
        self._begun: set[tuple[str, int]] = set()

    def blocks(self, layout: Sequence[Block], segments: Sequence[Segment]) -> Iterator[SetBlock]:
        """Yield the blocks with their segments. Segments must not cross the boundaries of blocks."""
        ends = iter(layout)
        block = next(ends, None)
        pieces: list[TextSegment] = []
        for segment in segments:
            pieces.append(self._piece(segment))
            if block is not None and segment.end == block.end:
                yield SetBlock(block.kind, tuple(pieces))
                block, pieces = next(ends, None), []

    def _piece(self, segment: Segment) -> TextSegment:
        text = self._text[segment.start : segment.end]
        if not segment.marks:
            return TextSegment(text)
        numbers = {mark.owner for mark in segment.marks if mark.part not in ("mention", "warned")}
        inward = sorted(numbers, key=lambda number: (-self._entries[number].depth, number))
        contents = set(segment.owners("content"))
        mentions = dict.fromkeys(reversed(segment.owners("mention")))
        return TextSegment(
            text,
            classes=" ".join(self._classes(segment)),
            numbers=" ".join(map(str, inward)),
            contents=" ".join(str(number) for number in inward if number in contents),
            mentions=" ".join(map(str, mentions)),
            label=" ".join(map(str, self._first("content", segment.owners("content")))),
            anchors=tuple(f"{self._key}-{anchor}" for anchor in self._anchors(segment, sorted(numbers))),
        )

    def _anchors(self, segment: Segment, numbers: Iterable[int]) -> Iterator[str]:
        """Yield anchors of the attributions, places and mentions that begin in the segment."""
        yield from (f"t{number}" for number in self._first("place", numbers))
        yield from (f"w{number}" for number in self._first("warned", segment.owners("warned")))
        begun = {
            mark.owner for mark in segment.marks if mark.part == "mention" and mark.start == segment.start
        }
        yield from (f"m{number}-{segment.start}" for number in sorted(begun))

    def _first(self, what: str, numbers: Iterable[int]) -> list[int]:
        """Return those of ``numbers`` that appear for the first time as ``what``, and remember them."""
        fresh = [number for number in dict.fromkeys(numbers) if (what, number) not in self._begun]
        self._begun.update((what, number) for number in fresh)
        return fresh

    def _classes(self, segment: Segment) -> Iterator[str]:
        yield "s"
        contents = list(dict.fromkeys(reversed(segment.owners("content"))))
        for level, number in zip("abc"[:UNDERLINES], contents, strict=False):
            yield f"{level}{self._speakers[number - 1].colour}"
        if contents:
            yield "content"
            if self._entries[contents[0]].is_hedged:
                yield "hedged"
            if self._entries[contents[0]].is_open:
                yield "open"
            if self._entries[contents[0]].is_doubtful:
                yield "doubtful"
        yield from sorted({mark.part for mark in segment.marks if mark.part != "content"})
