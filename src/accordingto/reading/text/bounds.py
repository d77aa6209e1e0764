"""Stretches of a text, by their offsets, and how several of them are put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Bounds = tuple[int, int]
"""Offset of the first character, and after the last."""
Pieces = tuple[Bounds, ...]
"""Where the words of something stand: in the order of the text, none overlapping another."""


def are_close(text: str, one: Bounds, other: Bounds) -> bool:
    """Return whether one stretch follows another with at most a comma between them."""
    return one[1] <= other[0] and text[one[1] : other[0]].strip() in {"", ","}


def in_order(stretches: Iterable[Bounds]) -> Pieces:
    """Return stretches in the order of the text, those that overlap as one, the empty ones left out."""
    placed: list[Bounds] = []
    for start, end in sorted(stretches):
        if placed and start < placed[-1][1]:
            placed[-1] = placed[-1][0], max(placed[-1][1], end)
        elif start < end:
            placed.append((start, end))
    return tuple(placed)


def together(text: str, stretches: Iterable[Bounds]) -> Pieces:
    """Return stretches in the order of the text, those between which at most a comma stands as one."""
    pieces: list[Bounds] = []
    for piece in in_order(stretches):
        if pieces and are_close(text, pieces[-1], piece):
            pieces[-1] = pieces[-1][0], piece[1]
        else:
            pieces.append(piece)
    return tuple(pieces)
