"""Two versions of an article side by side, aligned by paragraph, with the words that differ marked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Literal

from msgspec import Struct

from accordingto.export import blocks
from accordingto.types import Article, Span
from accordingto.versions import TextDiff, diff

Change = Literal["same", "edited", "moved"]


class Stretch(Struct, frozen=True):
    """A stretch of text within a paragraph."""

    change: Change
    """Whether the other version has it at the same place, not at all, or elsewhere."""
    text: str
    """The text."""


Paragraph = tuple[Stretch, ...]


class AlignedParagraphs(Struct, frozen=True):
    """One row of aligned paragraphs: they share words, or replace each other."""

    old: tuple[Paragraph, ...]
    """Paragraphs of the old version."""
    new: tuple[Paragraph, ...]
    """Paragraphs of the new version."""

    @property
    def is_same(self) -> bool:
        """Whether both sides have paragraphs and no words differ."""
        return bool(self.old and self.new) and all(
            one.change == "same" for side in (self.old, self.new) for paragraph in side for one in paragraph
        )


def parallel(old: Article, new: Article) -> list[list[AlignedParagraphs]]:
    """Return the aligned rows of two versions in order, grouped into runs of equal and of changed rows."""
    words = diff(old.text, new.text)
    olds, news = _paragraphs(old), _paragraphs(new)
    old_edits = sorted((edit.old, edit.kind == "moved") for edit in words.edits if edit.old.text)
    new_edits = sorted((edit.new, edit.kind == "moved") for edit in words.edits if edit.new.text)
    rows = [
        AlignedParagraphs(
            tuple(_cut(old.text, olds[at], old_edits) for at in left),
            tuple(_cut(new.text, news[at], new_edits) for at in right),
        )
        for left, right in _rows(_links(words, olds, news), len(olds), len(news))
    ]
    return [list(group) for _, group in groupby(rows, key=lambda row: row.is_same)]


def _paragraphs(article: Article) -> list[range]:
    return [range(one.start, one.end) for one in blocks(article) if one.kind != "blank"]


def _links(words: TextDiff, olds: Sequence[range], news: Sequence[range]) -> list[tuple[int, int]]:
    """Return the index pairs of paragraphs (old, new) that share words, apart from moved words; sorted."""
    old_starts, new_starts = [one.start for one in olds], [one.start for one in news]
    moved = {
        at
        for edit in words.edits
        if edit.kind == "moved"
        for at in words.old.within(edit.old.start, edit.old.end)
    }
    found = {
        (
            bisect_right(old_starts, words.old.starts[i]) - 1,
            bisect_right(new_starts, words.new.starts[j]) - 1,
        )
        for i, j in enumerate(words.to_new)
        if j >= 0 and i not in moved
    }
    return sorted(found)


def _rows(links: Iterable[tuple[int, int]], olds: int, news: int) -> Iterator[tuple[range, range]]:
    """Yield the ranges of paragraphs (old, new) of each row. Shared words keep order: rows never cross."""
    joined: list[tuple[range, range]] = []
    for i, j in links:
        if joined and (i < joined[-1][0].stop or j < joined[-1][1].stop):
            a, b = joined.pop()
            joined.append((range(a.start, max(a.stop, i + 1)), range(b.start, max(b.stop, j + 1))))
        else:
            joined.append((range(i, i + 1), range(j, j + 1)))
    edges = [(range(0), range(0)), *joined, (range(olds, olds), range(news, news))]
    for (a, b), (c, d) in pairwise(edges):
        left, right = range(a.stop, c.start), range(b.stop, d.start)
        if left or right:
            yield left, right
        if c or d:
            yield c, d


def _cut(text: str, place: range, edits: Sequence[tuple[Span, bool]]) -> Paragraph:
    """Cut a paragraph into stretches where words differ. ``edits`` must be in order and not overlap."""
    found: list[Stretch] = []
    at = place.start
    for span, is_moved in edits[bisect_right(edits, place.start, key=lambda edit: edit[0].end) :]:
        if span.start >= place.stop:
            break
        start, end = max(span.start, at), min(span.end, place.stop)
        if at < start:
            found.append(Stretch("same", text[at:start]))
        found.append(Stretch("moved" if is_moved else "edited", text[start:end]))
        at = end
    if text[at : place.stop].strip():
        found.append(Stretch("same", text[at : place.stop].rstrip()))
    return tuple(found)
