"""Attributions in the order in which they are shown: each one followed by those within its content."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from accordingto.types import Attribution

LONGEST_CHAIN = 6
"""Links of a chain that are shown; the outermost of a longer one are left out."""


DOUBTFUL = 0.5
"""Confidence below which an attribution looks doubtful: of such ones fewer than half are right."""


class PlacedAttribution(Struct, frozen=True):
    """An attribution and its place among the others."""

    number: int
    """Its place in the ledger, from 1."""
    attribution: Attribution
    """The attribution itself."""
    depth: int
    """How many attributions it stands in."""
    parent: int | None
    """Number of the attribution whose content it stands in."""

    @property
    def is_hedged(self) -> bool:
        """Whether the outlet does not vouch that it was said or done."""
        return self.attribution.certainty in ("hedged", "inferred")

    @property
    def is_open(self) -> bool:
        """Whether the source presents the content as less than certain."""
        return self.attribution.strength in ("probable", "possible", "unknown")

    @property
    def is_doubtful(self) -> bool:
        """Whether the reader thinks it more likely that this is no such attribution than that it is."""
        return self.attribution.confidence < DOUBTFUL


def nest(attributions: Sequence[Attribution]) -> list[PlacedAttribution]:
    """Order attributions so that parents come before their children, each time in the ledger's order.

    Every attribution comes once. One whose ``parent`` is not in the ledger, or is within it in turn, counts
    as standing in none.
    """
    numbers = {attribution.id: number for number, attribution in enumerate(attributions, start=1)}
    children: dict[int, list[int]] = {}
    roots: list[int] = []
    for number, attribution in enumerate(attributions, start=1):
        parent = numbers.get(attribution.parent) if attribution.parent is not None else None
        (roots if parent is None else children.setdefault(parent, [])).append(number)
    entries: dict[int, PlacedAttribution] = {}
    for root in [*roots, *range(1, len(attributions) + 1)]:
        _descend(root, attributions, children, entries)
    return list(entries.values())


def _descend(
    root: int,
    attributions: Sequence[Attribution],
    children: dict[int, list[int]],
    entries: dict[int, PlacedAttribution],
) -> None:
    """Add ``root`` and all below it to ``entries``, unless they are there already."""
    waiting = [PlacedAttribution(root, attributions[root - 1], 0, None)]
    while waiting:
        entry = waiting.pop()
        if entry.number in entries:
            continue
        entries[entry.number] = entry
        waiting += [
            PlacedAttribution(child, attributions[child - 1], entry.depth + 1, entry.number)
            for child in reversed(children.get(entry.number, []))
        ]


def chain(entry: PlacedAttribution, by_number: dict[int, PlacedAttribution]) -> list[PlacedAttribution]:
    """Give ``entry`` and those it stands in, the outermost first, and at most ``LONGEST_CHAIN`` of them."""
    links = [entry]
    while links[-1].parent is not None and len(links) < LONGEST_CHAIN:
        links.append(by_number[links[-1].parent])
    return links[::-1]
