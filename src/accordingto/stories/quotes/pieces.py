"""The quoted sentences of an article, each with its words and the speaker according to the ledger."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.reading.text.quotations import find_quotes
from accordingto.stories.statements import statements_of
from accordingto.stories.words import words_of
from accordingto.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accordingto.stories.words import Word
    from accordingto.types import Actor, Attribution, Ledger

_INSERTION = re.compile(r"\((?:\s*\w+){1,4}\)|(?<!\w)\[[^\[\]]{2,40}\]")
LONGEST = 4_000
"""Maximum length of a quotation in characters; a longer one is taken for a mark that was never closed."""


@dataclass(frozen=True)
class Piece:
    """A sentence in quotation marks, or the part of a sentence that is in them."""

    article: int
    """Index of the article."""
    number: int
    """Index among the quoted pieces of the article."""
    words: tuple[Word, ...]
    """The quoted words; at least one."""
    gap: int
    """Number of words in the article between this piece and the one before; 0 for the first."""
    is_whole: bool
    """Whether it is a whole sentence, not a part of one."""
    is_marked: bool
    """Whether the article has it in quotation marks."""
    speaker: str | None
    """The speaker's name according to the ledger; None if unknown."""
    is_person: bool
    """Whether the speaker is a person whom the attribution calls by name, not by a pronoun or description."""
    source: Span | None
    """The words of the attribution that stand for the speaker; None without such words."""
    day: str | None
    """ISO 8601 day on which the words were spoken, if the attribution gives it."""

    @property
    def start(self) -> int:
        """Offset of the first word."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Offset after the last word."""
        return self.words[-1].end

    @property
    def forms(self) -> tuple[str, ...]:
        """The words, normalised for comparison."""
        return tuple(word.form for word in self.words)


def pieces_of(article: int, ledger: Ledger) -> list[Piece]:
    """Return the quoted pieces of an article's body, in order."""
    text = ledger.article.text
    headline = ledger.article.headline
    body = headline.end if headline else 0
    ends = [end for _, end in statements_of(ledger)]
    contents = sorted(
        ((span.start, span.end, one) for one in ledger.attributions for span in one.content),
        key=lambda found: (found[0], -found[1]),
    )
    actors = {actor.id: actor for actor in ledger.actors}
    found = []
    for start, end, first in _stretches(text, ends):
        words = without_insertions(words_of(text, start, end), text)
        if words and start >= body:
            said = _innermost(contents, words[0].start, words[-1].end)
            found.append((words, said, not first or words[0].is_capital))
    pieces, last = [], 0
    for number, (words, said, is_whole) in enumerate(found):
        pieces.append(
            Piece(
                article=article,
                number=number,
                words=words,
                gap=len(words_of(text, last, words[0].start)) if number else 0,
                is_whole=is_whole,
                is_marked=True,
                speaker=_name(said, actors),
                is_person=_is_person(said, actors),
                source=said.source[0] if said and said.source else None,
                day=_day(said, ledger),
            )
        )
        last = words[-1].end
    return pieces


def _stretches(text: str, ends: list[int]) -> Iterator[tuple[int, int, bool]]:
    """Yield the sentences between double quotation marks: start, end, and whether it begins the quotation."""
    for quote in find_quotes(text):
        start, end = quote.start + 1, quote.end - 1 if quote.closed else quote.end
        if end - start > LONGEST:
            continue
        first = True
        for at in ends[bisect_right(ends, start) :]:
            if at >= end:
                break
            yield start, at, first
            start, first = at, False
        yield start, end, first


def without_insertions(words: list[Word], text: str) -> tuple[Word, ...]:
    """Return the words without an editor's insertions in brackets."""
    if not words:
        return ()
    start = words[0].start
    holes = [
        (start + hole.start(), start + hole.end())
        for hole in _INSERTION.finditer(text[start : words[-1].end])
    ]
    return tuple(word for word in words if not any(a <= word.start < b for a, b in holes))


def _innermost(contents: list[tuple[int, int, Attribution]], start: int, end: int) -> Attribution | None:
    """Return the attribution with the shortest content span that covers at least half of a piece, or None."""
    last = bisect_right(contents, end, key=lambda found: found[0])
    best: tuple[int, Attribution] | None = None
    for a, b, one in contents[max(0, last - 12) : last]:
        held = min(b, end) - max(a, start)
        if 2 * held >= end - start and (best is None or b - a < best[0]):
            best = b - a, one
    return best[1] if best else None


def _name(said: Attribution | None, actors: dict[str, Actor]) -> str | None:
    actor = actors.get(said.actor or "") if said else None
    return actor.name if actor else None


def _is_person(said: Attribution | None, actors: dict[str, Actor]) -> bool:
    actor = actors.get(said.actor or "") if said else None
    if said is None or actor is None or actor.kind != "person":
        return False
    last = actor.name.split()[-1]
    return last[:1].isupper() and any(last in span.text for span in said.source)


def _day(said: Attribution | None, ledger: Ledger) -> str | None:
    """Return the day (ISO 8601) of the speaking, if the attribution has one outside its content, or None."""
    if said is None or not said.cue:
        return None
    inside = [(span.start, span.end) for span in said.content]
    named = {time.id: time for time in ledger.times}
    for id in said.times:
        time = named.get(id)
        if time and time.value and len(time.value) == 10 and not any(a <= time.start < b for a, b in inside):
            return time.value
    return None
