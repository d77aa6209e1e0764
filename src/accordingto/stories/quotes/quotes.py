"""The quotations of a story: each utterance as several outlets print it, the fullest printing first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.stories.quotes.alignment import align, change_kinds, variant_of
from accordingto.stories.quotes.matching import utterances
from accordingto.stories.quotes.pieces import pieces_of
from accordingto.stories.quotes.unmarked import runs_of, unmarked
from accordingto.stories.story import Cited, QuoteChange, QuotePlace, StoryQuote
from accordingto.stories.words import fullest_name
from accordingto.types import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.stories.quotes.alignment import Stretch
    from accordingto.stories.quotes.pieces import Piece
    from accordingto.stories.words import Word
    from accordingto.types import Ledger


class _Print:
    """The pieces of one utterance in one article."""

    def __init__(self, pieces: Sequence[Piece], text: str, path: str) -> None:
        self.pieces = pieces
        self.path = path
        self.words: list[Word] = [word for piece in pieces for word in piece.words]
        self.forms = [word.form for word in self.words]
        self.spans = tuple(Span(p.start, p.end, text[p.start : p.end]) for p in pieces)
        self._text = text

    @property
    def article(self) -> int:
        return self.pieces[0].article

    @property
    def speaker(self) -> str | None:
        return next((piece.speaker for piece in self.pieces if piece.speaker), None)

    @property
    def person(self) -> str | None:
        """The speaker's name if it is a named person, else None: organisations go by many names."""
        return next((piece.speaker for piece in self.pieces if piece.is_person), None)

    @property
    def source(self) -> Span | None:
        return next((piece.source for piece in self.pieces if piece.source), None)

    @property
    def day(self) -> str | None:
        return next((piece.day for piece in self.pieces if piece.day), None)

    def span_of(self, at: range) -> tuple[Span, ...]:
        """Return the spans of a range of words (indexes into ``words``), one for each piece that has some."""
        spans, first = [], 0
        for piece in self.pieces:
            inside = piece.words[max(0, at.start - first) : max(0, at.stop - first)]
            if inside:
                start, end = inside[0].start, inside[-1].end
                spans.append(Span(start, end, self._text[start:end]))
            first += len(piece.words)
        return tuple(spans)


def find_quotes(ledgers: Sequence[Ledger], paths: Sequence[str]) -> tuple[StoryQuote, ...]:
    """Return the utterances that at least two articles print, in the order of their fullest printings."""
    pieces = _pieces(ledgers)
    found = []
    for members in utterances(pieces):
        prints = _by_article(members, ledgers, paths)
        prints.sort(key=lambda one: (-len(one.forms), one.article, one.words[0].start))
        found.append(prints)
    found.sort(key=lambda prints: (prints[0].article, prints[0].words[0].start))
    return tuple(_quote(f"q{number}", prints) for number, prints in enumerate(found, 1))


def _pieces(ledgers: Sequence[Ledger]) -> list[Piece]:
    """Return the pieces of all articles, in order: those quoted, and those unmarked that others quote."""
    quoted = [pieces_of(number, ledger) for number, ledger in enumerate(ledgers)]
    runs = runs_of([piece for own in quoted for piece in own])
    found: list[Piece] = []
    for number, (ledger, own) in enumerate(zip(ledgers, quoted, strict=True)):
        found += sorted([*own, *unmarked(number, ledger, own, runs)], key=lambda piece: piece.start)
    return found


def _by_article(members: Sequence[Piece], ledgers: Sequence[Ledger], paths: Sequence[str]) -> list[_Print]:
    """Return the printing of an utterance in each article.

    Words that an article prints twice are kept once, where it prints them last: compared with the first
    place, two more of 222 annotated pairs are found. Pieces without quotation marks count only in an article
    that has no quoted ones.
    """
    byone: dict[int, list[Piece]] = {}
    for piece in sorted(
        members, key=lambda one: (one.article, not one.is_marked, -len(one.words), -one.number)
    ):
        kept = byone.setdefault(piece.article, [])
        is_more = not any(set(piece.forms) <= set(other.forms) for other in kept)
        if is_more and (piece.is_marked or not any(other.is_marked for other in kept)):
            kept.append(piece)
    return [
        _Print(sorted(kept, key=lambda piece: piece.number), ledgers[one].article.text, paths[one])
        for one, kept in byone.items()
    ]


def _quote(id: str, prints: Sequence[_Print]) -> StoryQuote:
    full = prints[0]
    names = [one.speaker for one in prints if one.speaker]
    return StoryQuote(
        id=id,
        speaker=fullest_name(names),
        where=tuple(_place(full, one, prints) for one in prints),
    )


def _place(full: _Print, one: _Print, prints: Sequence[_Print]) -> QuotePlace:
    changes = []
    if one is not full:
        for stretch in align(full.forms, one.forms):
            if stretch.step != "equal":
                changes.extend(_changes(full, one, stretch))
        changes.extend(_told_otherwise(full, one))
    return QuotePlace(
        path=one.path,
        spans=one.spans,
        variant=variant_of(full.forms, one.forms),
        speaker=one.source,
        within=tuple(
            number
            for number, other in enumerate(prints)
            if len(other.forms) > len(one.forms) and variant_of(other.forms, one.forms) == "cut"
        ),
        changes=tuple(changes),
    )


def _changes(full: _Print, one: _Print, stretch: Stretch) -> list[QuoteChange]:
    here = one.span_of(stretch.other)
    there = tuple(Cited(path=full.path, span=span) for span in full.span_of(stretch.full))
    return [
        QuoteChange(kind=kind, here=here, there=there)
        for kind in change_kinds(full.forms, one.forms, stretch)
    ]


def _told_otherwise(full: _Print, one: _Print) -> list[QuoteChange]:
    """Return the differences in who spoke and on which day, as far as both articles say so."""
    found = []
    if full.person and one.person and full.source and one.source:
        mine, theirs = (set(name.casefold().split()) for name in (one.person, full.person))
        if mine.isdisjoint(theirs):
            found.append(
                QuoteChange(
                    kind="speaker", here=(one.source,), there=(Cited(path=full.path, span=full.source),)
                )
            )
    if full.day and one.day and full.day != one.day:
        found.append(QuoteChange(kind="day", here=one.spans[:1], there=()))
    return found
