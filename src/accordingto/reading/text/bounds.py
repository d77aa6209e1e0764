"""Character ranges of a text, and operations that order, join and trim them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Bounds = tuple[int, int]
"""Offset of the first character, and after the last."""
Pieces = tuple[Bounds, ...]
"""Several ranges, in the order of the text, without overlaps."""

_LEFT = re.compile(r"(?:[\s,;:.!?…—–)\]}]|-(?!\d))+")
_RIGHT = frozenset(",;:—–-([{/")
_INITIAL = re.compile(r"(?:^|[\W_])\w\.$")
_DOUBLES = {"“": "”", "«": "»", "„": "“”", '"': '"'}


def are_close(text: str, one: Bounds, other: Bounds) -> bool:
    """Return whether range ``other`` follows ``one`` with at most a comma and spaces between them."""
    return one[1] <= other[0] and text[one[1] : other[0]].strip() in {"", ","}


def in_order(stretches: Iterable[Bounds]) -> Pieces:
    """Return ranges in the order of the text, with overlapping ones merged and empty ones left out."""
    placed: list[Bounds] = []
    for start, end in sorted(stretches):
        if placed and start < placed[-1][1]:
            placed[-1] = placed[-1][0], max(placed[-1][1], end)
        elif start < end:
            placed.append((start, end))
    return tuple(placed)


def together(text: str, stretches: Iterable[Bounds]) -> Pieces:
    """Return ranges in the order of the text, merging those with at most a comma between them."""
    pieces: list[Bounds] = []
    for piece in in_order(stretches):
        if pieces and are_close(text, pieces[-1], piece):
            pieces[-1] = pieces[-1][0], piece[1]
        else:
            pieces.append(piece)
    return tuple(pieces)


def stripped(text: str, start: int, end: int) -> Bounds | None:
    """Return a range without white space at its edges; None if nothing is left."""
    said = text[start:end]
    kept = said.lstrip()
    start += len(said) - len(kept)
    end = start + len(kept.rstrip())
    return (start, end) if start < end else None


def trimmed(text: str, start: int, end: int) -> Bounds | None:
    """Return a range without white space, punctuation and unpaired quotation marks at its edges.

    Question and exclamation marks stay at the end, and so does the dot of an initial ("the U.S."). None if no
    letter or digit is left.
    """
    before = (-1, -1)
    while before != (start, end):
        before = start, end
        lead = _LEFT.match(text, start, end)
        start = lead.end() if lead else start
        while start < end and _is_loose_end(text, start, end):
            end -= 1
        start, end = within_quotes(text, start, end)
    return (start, end) if any(text[at].isalnum() for at in range(start, end)) else None


def within_quotes(text: str, start: int, end: int) -> Bounds:
    """Return a range without a quotation mark at an edge if the range lacks the matching mark."""
    if start < end and text[start] in _DOUBLES and not _is_closed(text, start, end):
        start += 1
    if start < end and text[end - 1] in '“”"«»„' and not _is_opened(text, start, end):
        end -= 1
    return start, end


def _is_loose_end(text: str, start: int, end: int) -> bool:
    last = text[end - 1]
    dot = last == "." and not _INITIAL.search(text[max(start, end - 3) : end])
    return last.isspace() or last in _RIGHT or dot


def _is_closed(text: str, start: int, end: int) -> bool:
    return any(text.find(mark, start + 1, end) >= 0 for mark in _DOUBLES[text[start]])


def _is_opened(text: str, start: int, end: int) -> bool:
    last = text[end - 1]
    return any(
        last in closing and text.find(opening, start, end - 1) >= 0 for opening, closing in _DOUBLES.items()
    )
