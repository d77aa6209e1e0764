"""The order in which attributions are shown: each is followed by those nested in its content."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from accordingto.types import Attribution

LONGEST_CHAIN = 6
"""Number of links shown of a chain; the outermost links of a longer one are left out."""


DOUBTFUL = 0.5
"""Confidence below which an attribution is shown as doubtful: fewer than half of such ones are right."""


class PlacedAttribution(Struct, frozen=True):
    """An attribution with its number and its level of nesting."""

    number: int
    """Its position in the ledger, from 1."""
    attribution: Attribution
    """The attribution itself."""
    depth: int
    """Number of attributions that it is nested in."""
    parent: int | None
    """Number of the attribution whose content it is nested in; None for none."""

    @property
    def is_hedged(self) -> bool:
        """Whether the outlet hedges that it was said, or only infers it."""
        return self.attribution.certainty in ("hedged", "inferred")

    @property
    def is_open(self) -> bool:
        """Whether the source presents the content as less than certain."""
        return self.attribution.strength in ("probable", "possible", "unknown")

    @property
    def is_doubtful(self) -> bool:
        """Whether the reader's confidence is below ``DOUBTFUL``."""
        return self.attribution.confidence < DOUBTFUL


def nest(attributions: Sequence[Attribution]) -> list[PlacedAttribution]:
    """Return attributions in depth-first order, parents before children, siblings in the ledger's order.

    Every attribution is returned once. One whose ``parent`` is not in the ledger, or is nested in it in turn,
    is treated as not nested.
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
    """Add ``root`` and all its descendants to ``entries``, except those that are there already."""
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
    """Return ``entry`` and its ancestors, outermost first; of a long chain the last ``LONGEST_CHAIN``."""
    links = [entry]
    while links[-1].parent is not None and len(links) < LONGEST_CHAIN:
        links.append(by_number[links[-1].parent])
    return links[::-1]
