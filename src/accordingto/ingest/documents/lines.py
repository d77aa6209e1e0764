"""Grouping the lines of printed pages into paragraphs, by gaps, indents and font sizes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low

MARGIN = 0.035
"""A line this near to the top or bottom edge, as a share of the page's height, is not part of the text."""
FURNITURE_MARGIN = 0.12
"""A line this near to an edge is not part of the text if it repeats on several pages or is a page number."""
GAP = 1.3
"""A line begins a paragraph if its distance from the line before is this many times the usual one."""
SIZE = 0.15
"""Lines whose heights differ by more than this share belong to different paragraphs."""
INDENT = 0.8
"""A line that begins this many times its height further right begins a paragraph."""
SHORT = 0.12
"""A sentence that ends this share of the column's width before its right edge ends a paragraph."""
HYPHEN = "\N{SOFT HYPHEN}"
"""The last character of a line that ends within a hyphenated word."""

_NUMBER = re.compile(r"(?:page\s*)?[-–—]?\s*\d+\s*[-–—]?(?:\s*(?:of|/)\s*\d+)?", re.IGNORECASE)
_FIGURES = re.compile(r"\d+")
_ENDS = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_NEAR = 12
"""The number of lines before and after from which the width of a column is taken."""


@dataclass(frozen=True)
class Line:
    """A printed line. Coordinates are in points from the bottom left of the page."""

    text: str
    """Its text; ends with ``HYPHEN`` if its last word is hyphenated."""
    left: float
    """The x coordinate of its left end."""
    right: float
    """The x coordinate of its right end."""
    base: float
    """The y coordinate of its base."""
    height: float
    """The height of its letters."""


@dataclass(frozen=True)
class Sheet:
    """A printed page."""

    height: float
    """Its height in points."""
    lines: Sequence[Line]
    """Its lines in reading order."""


def paragraphs_of(sheets: Sequence[Sheet]) -> list[str]:
    """Return the paragraphs of some pages.

    Running heads and page numbers are left out, and hyphenated words are joined.
    """
    repeated = _repeated(sheets)
    lines = [line for sheet in sheets for line in sheet.lines if not _is_furniture(line, sheet, repeated)]
    if not lines:
        return []
    pitch = _pitch(lines)
    pieces = [[lines[0].text]]
    for at in range(1, len(lines)):
        if _begins(lines, at, pitch):
            pieces.append([])
        pieces[-1].append(lines[at].text)
    return [_joined(one) for one in pieces]


def _repeated(sheets: Sequence[Sheet]) -> frozenset[str]:
    """Return the lines near the edges that occur on several pages, with digits removed."""
    seen = Counter(
        text
        for sheet in sheets
        for text in {_bare(line) for line in sheet.lines if _edge(line, sheet) < FURNITURE_MARGIN}
    )
    return frozenset(text for text, pages in seen.items() if pages > 1)


def _is_furniture(line: Line, sheet: Sheet, repeated: frozenset[str]) -> bool:
    edge = _edge(line, sheet)
    is_outside = edge < FURNITURE_MARGIN and (_bare(line) in repeated or _NUMBER.fullmatch(line.text))
    return edge < MARGIN or bool(is_outside)


def _edge(line: Line, sheet: Sheet) -> float:
    """Return the distance of a line from the nearer of the top and bottom edges, as a share of the height."""
    return min(line.base, sheet.height - line.base) / max(sheet.height, 1)


def _bare(line: Line) -> str:
    return _FIGURES.sub("", line.text)


def _pitch(lines: Sequence[Line]) -> float:
    """Return the usual distance between lines, in multiples of their height."""
    steps = [
        (before.base - line.base) / line.height
        for before, line in pairwise(lines)
        if 0 < before.base - line.base < 3 * line.height and _are_of_one_size(before, line)
    ]
    return median_low(steps) if steps else 1.2


def _begins(lines: Sequence[Line], at: int, pitch: float) -> bool:
    """Return whether a line begins a paragraph."""
    before, line = lines[at - 1], lines[at]
    step = (before.base - line.base) / line.height
    goes_on = not _ENDS.search(before.text) and (line.text[:1].islower() or line.text[:1] in "(,;")
    if not _are_of_one_size(before, line):
        return not goes_on
    if step <= 0 or step > 3 * pitch:  # another column or page, or far below
        return not (goes_on or before.text.endswith(HYPHEN)) or step > 3 * pitch
    if step > GAP * pitch or line.left - before.left > INDENT * line.height:
        return not goes_on
    near = [
        one for one in lines[max(0, at - _NEAR) : at + _NEAR] if abs(one.left - before.left) < line.height
    ]
    right = max(one.right for one in near) if near else before.right
    is_short = right - before.right > SHORT * (right - before.left)
    return is_short and bool(_ENDS.search(before.text))


def _are_of_one_size(one: Line, other: Line) -> bool:
    return abs(one.height - other.height) <= SIZE * max(one.height, other.height)


def _joined(lines: Sequence[str]) -> str:
    """Return the text of a paragraph on one line, with hyphenated words joined."""
    pieces = [*lines[:1]]
    for before, line in pairwise(lines):
        if before.endswith(HYPHEN):
            pieces[-1] = pieces[-1][:-1]
        elif not (before.endswith("-") and before[-2:-1].isalpha() and line[:1].isalpha()):
            pieces.append(" ")
        pieces.append(line)
    return "".join(pieces).replace(HYPHEN, "-")
