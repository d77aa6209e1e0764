"""The view models of passages: marked words with their references, and word diffs of quotations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal

from msgspec import Struct

from accordingto.export.story.wording import NO_DAY
from accordingto.export.wording import one_line
from accordingto.stories.brief.brief import Passage
from accordingto.stories.quotes.alignment import align
from accordingto.stories.quotes.pieces import without_insertions
from accordingto.stories.words import Word, words_of
from accordingto.types import Span

Linker = Callable[[str, int], str | None]
"""Returns the address of a place, given the path of the article and an offset; None for no link."""
Rejecter = Callable[[Passage, Passage], str | None]
"""Returns the address of the form that rejects the link between the fullest sentence of a claim and another
sentence; None if the link cannot be rejected."""
PieceKind = Literal["plain", "marked", "gone", "added"]


class Piece(Struct, frozen=True):
    """Consecutive words with the same style."""

    text: str
    """The words."""
    kind: PieceKind = "plain"
    """marked: evidence of a finding; gone: only in the fullest version; added: not in the fullest version."""


class Said(Struct, frozen=True, kw_only=True):
    """A passage of an article with its reference."""

    pieces: tuple[Piece, ...]
    """The words."""
    name: str
    """Name of the article, which is that of its outlet."""
    day: str
    """ISO 8601 date of publication, or ``NO_DAY``."""
    place: str
    """The offsets of the passage: "120–188"."""
    href: str | None
    """The link to the passage; None for no link."""
    is_copy: bool
    """Whether the article is a copy of another article of the story."""


class Quoter:
    """A builder of passages with their references, for the articles of one story."""

    def __init__(self, names: dict[str, str], copies: frozenset[str], link: Linker) -> None:
        self.names = names
        self.copies = copies
        self._link = link

    def said(self, passage: Passage, marks: Iterable[Span] = ()) -> Said:
        """Return a passage with its reference, with the spans of ``marks`` in it marked."""
        spans = passage.spans
        return Said(
            pieces=tuple(_marked(spans, tuple(marks))),
            name=self.names[passage.path],
            day=(passage.published or "")[:10] or NO_DAY,
            place=f"{spans[0].start}\N{EN DASH}{spans[-1].end}" if spans else "",
            href=self._link(passage.path, spans[0].start if spans else 0),
            is_copy=passage.path in self.copies,
        )


def _marked(spans: Sequence[Span], marks: Sequence[Span]) -> Iterator[Piece]:
    for number, span in enumerate(spans):
        if number:
            yield Piece(" … ")
        at = span.start
        for mark in sorted(marks):
            start, end = max(at, mark.start), min(span.end, mark.end)
            if start < end:
                yield from _plain(span, at, start)
                yield Piece(one_line(span.text[start - span.start : end - span.start]), "marked")
                at = end
        yield from _plain(span, at, span.end)


def _plain(span: Span, start: int, end: int) -> Iterator[Piece]:
    text = span.text[start - span.start : end - span.start]
    line = one_line(text)
    if line:
        before, after = " " * text[0].isspace(), " " * text[-1].isspace()
        yield Piece(f"{before}{line}{after}")
    elif text:
        yield Piece(" ")


def word_diff(full: Sequence[Span], other: Sequence[Span]) -> tuple[Piece, ...]:
    """Return a version of a quotation as a word diff to the fullest version."""
    whole, here = _Words(full), _Words(other)
    pieces: list[Piece] = []
    for stretch in align(whole.forms, here.forms):
        if stretch.step == "equal":
            pieces.append(Piece(here.text(stretch.other)))
            continue
        if stretch.full:
            pieces.append(Piece(whole.text(stretch.full), "gone"))
        if stretch.other:
            pieces.append(Piece(here.text(stretch.other), "added"))
    return tuple(pieces)


class _Words:
    """The words of a version of a quotation, in the form in which they are compared."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._words = [
            (word, span) for span in spans for word in without_insertions(words_of(span.text), span.text)
        ]
        self.forms = [word.form for word, _ in self._words]

    def text(self, at: range) -> str:
        """Return the text of a range of words, with the punctuation after the last word."""
        found: list[str] = []
        for span, inside in _by_span([self._words[n] for n in at]):
            end = inside[-1].end
            while end < len(span.text) and not span.text[end].isspace() and not span.text[end].isalnum():
                end += 1
            found.append(one_line(span.text[inside[0].start : end]))
        return " … ".join(found)


def _by_span(words: Sequence[tuple[Word, Span]]) -> Iterator[tuple[Span, list[Word]]]:
    for span, group in groupby(words, key=lambda pair: pair[1]):
        yield span, [word for word, _ in group]
