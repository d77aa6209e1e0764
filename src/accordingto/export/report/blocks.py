"""Division of an article's text into headline and paragraphs."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import Literal

from msgspec import Struct

from accordingto.types import Article

BlockKind = Literal["headline", "paragraph", "blank"]

_LINE_END = re.compile(r"\r\n|[\n\r\u2028\u2029]")
_GAP = re.compile(r"[\n\r\u2028\u2029]\s*")

_WRAPPED_WIDTH = 100
"""A text with a line of more characters is not hard-wrapped."""
_FULL_LINE = 50
"""In a hard-wrapped text, the median line within a paragraph has at least this many characters."""


class Block(Struct, frozen=True):
    """A headline, a paragraph or blank text, including the white space after it."""

    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last character, which is where the next block starts."""
    kind: BlockKind
    """The kind of block."""


def blocks(article: Article) -> list[Block]:
    """Divide the whole text into blocks, in order and without gaps; an empty text has none.

    Every line is a paragraph, except in a hard-wrapped text, where empty lines separate paragraphs.
    """
    text, headline = article.text, article.headline
    gaps = list(_GAP.finditer(text))
    wide = [gap for gap in gaps if len(_LINE_END.findall(gap.group())) > 1]
    ends = {gap.end() for gap in (wide if _is_hard_wrapped(text, gaps, wide) else gaps)}
    if headline is not None:
        ends = {end for end in ends if not headline.start < end < headline.end}
        ends |= {headline.start, _after_white_space(text, headline.end)}
    edges = sorted({0, len(text), *ends})
    return [Block(start, end, _kind(article, start, end)) for start, end in pairwise(edges)]


def _kind(article: Article, start: int, end: int) -> BlockKind:
    if article.text[start:end].isspace():
        return "blank"
    return "headline" if article.headline is not None and start == article.headline.start else "paragraph"


def _is_hard_wrapped(text: str, gaps: list[re.Match[str]], wide: list[re.Match[str]]) -> bool:
    if not wide or len(wide) == len(gaps):
        return False
    if max(map(len, _LINE_END.split(text))) > _WRAPPED_WIDTH:
        return False
    wide_starts = {gap.start() for gap in wide}
    line_starts = [0, *(gap.end() for gap in gaps)]
    within = [
        gap.start() - start
        for start, gap in zip(line_starts, gaps, strict=False)
        if gap.start() not in wide_starts
    ]
    return median(within) >= _FULL_LINE


def _after_white_space(text: str, offset: int) -> int:
    while offset < len(text) and text[offset].isspace():
        offset += 1
    return offset
