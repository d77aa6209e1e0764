"""A number of a headline that is another one in the sentence that decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.headline.content_words import headline_tokens, terms_of
from accordingto.types import Span

if TYPE_CHECKING:
    from accordingto.reading.headline.content_words import ContentWord


def find_differing(text: str, asked: Span, sentence: Span) -> tuple[Span, Span] | None:
    """Return a number of a proposition that a sentence lacks, and the one that it has of the same thing.

    None where there is none, or more than one that it could be.
    """
    mine, theirs = _numbers(text, asked), _numbers(text, sentence)
    told = {term.value for term in theirs}
    for term in mine:
        if term.value not in told and term.unit:
            same = [one for one in theirs if one.unit == term.unit]
            if len(same) == 1:
                return _span(text, term), _span(text, same[0])
    return None


def _numbers(text: str, at: Span) -> list[ContentWord]:
    terms = terms_of(headline_tokens(text, at.start, at.end))
    return [term for term in terms if term.value is not None]


def _span(text: str, term: ContentWord) -> Span:
    return Span(term.start, term.end, text[term.start : term.end])
