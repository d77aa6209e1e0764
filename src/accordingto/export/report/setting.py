"""The text of an article, segment by segment, with what the page needs to show of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from accordingto.export.report.blocks import Block, BlockKind
from accordingto.export.report.cast import Voice
from accordingto.export.report.marks import Segment
from accordingto.export.report.nesting import PlacedAttribution

UNDERLINES = 3
"""Contents within contents that are told apart in the text; those further out are not underlined."""


class TextSegment(Struct, frozen=True):
    """A segment of the text as it is set."""

    text: str
    """Its characters."""
    classes: str = ""
    """What it looks like; empty for the outlet's own words."""
    numbers: str = ""
    """The attributions it belongs to, the innermost first, separated by blanks."""
    contents: str = ""
    """Those of them whose content it is."""
    mentions: str = ""
    """The voices it mentions, the innermost mention first."""
    label: str = ""
    """The numbers of the contents that begin here."""
    anchors: tuple[str, ...] = ()
    """Names that links to this place use."""


class SetBlock(Struct, frozen=True):
    """A paragraph or the headline."""

    kind: BlockKind
    """What it is set as."""
    pieces: tuple[TextSegment, ...]
    """Its text."""


class Setter:
    """Sets segments, one after the other, and remembers which attributions have begun."""

    def __init__(
        self, text: str, key: str, entries: Iterable[PlacedAttribution], speakers: Sequence[Voice]
    ) -> None:
        self._text = text
        self._key = key
        self._entries = {entry.number: entry for entry in entries}
        self._speakers = speakers
        self._begun: set[tuple[str, int]] = set()

    def blocks(self, layout: Sequence[Block], segments: Sequence[Segment]) -> Iterator[SetBlock]:
        """Set the blocks; every edge of a block is an edge of a segment."""
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
        """Name the segment as the first of an attribution, of a mention or of a place to ask about."""
        yield from (f"t{number}" for number in self._first("place", numbers))
        yield from (f"w{number}" for number in self._first("warned", segment.owners("warned")))
        begun = {
            mark.owner for mark in segment.marks if mark.part == "mention" and mark.start == segment.start
        }
        yield from (f"m{number}-{segment.start}" for number in sorted(begun))

    def _first(self, what: str, numbers: Iterable[int]) -> list[int]:
        """Keep those of ``numbers`` for which ``what`` has not begun yet, and note that it has."""
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
