"""Words of articles as a page shows them: pieces with marks, references, and printings as word diffs."""

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
"""Returns the address of a place, of an article by its path and an offset; None for no link."""
Rejecter = Callable[[Passage, Passage], str | None]
"""Returns where the link of the first sentence of a claim with another is rejected; None for nowhere."""
PieceKind = Literal["plain", "marked", "gone", "added"]


class Piece(Struct, frozen=True):
    """Words in a row that look the same."""

    text: str
    """The words."""
    kind: PieceKind = "plain"
    """marked: what a finding rests on; gone: only the fullest prints it; added: the fullest does not."""


class Said(Struct, frozen=True, kw_only=True):
    """Words of an article with their reference."""

    pieces: tuple[Piece, ...]
    """The words."""
    name: str
    """What the article is called: its outlet."""
    day: str
    """The day of publication as the article gives it, or that there is none."""
    place: str
    """The offsets of the words: "120-188"."""
    href: str | None
    """The address of the place."""
    is_copy: bool
    """Whether the article prints a copy of another of the story."""


class Quoter:
    """Sets passages with their references, for the articles of one story."""

    def __init__(self, names: dict[str, str], copies: frozenset[str], link: Linker) -> None:
        self.names = names
        self.copies = copies
        self._link = link

    def said(self, passage: Passage, marks: Iterable[Span] = ()) -> Said:
        """Return a passage as it is shown, the words of ``marks`` marked."""
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
    """Return a printing of an utterance word by word beside the fullest: what is gone, and what is added."""
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
    """The words of a printing, as they are compared."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._words = [
            (word, span) for span in spans for word in without_insertions(words_of(span.text), span.text)
        ]
        self.forms = [word.form for word, _ in self._words]

    def text(self, at: range) -> str:
        """Return the characters from the first of some words to the last, with the marks behind it."""
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
