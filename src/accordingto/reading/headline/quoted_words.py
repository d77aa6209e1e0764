"""Words in quotation marks in the headline, and the place in the body where they are said."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from accordingto.reading.text.quotations import touching
from accordingto.types import QuotedWords, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.syntax.document import Document
    from accordingto.types import Article

_LEAST_PART = 2
"""Fewest consecutive words that count if only a part of the quoted words is in the body."""


def find_quoted(article: Article, within: Span, doc: Document) -> tuple[QuotedWords, ...]:
    """Return the quoted words inside a part of the headline, each with its longest match in the body.

    Letter case and the type of quotation marks are ignored. A match of only some of the words must have at
    least two of them, and more than half, in a row. ``doc`` is the document of the article.
    """
    if article.headline is None:
        return ()
    low, high = article.headline.start, article.headline.end
    doubles = [quote for quote in touching(doc.quotations, low, high) if quote.closed]
    singles = touching(doc.single_quotations, low, high)
    quotes = doubles + [one for one in singles if not touching(doubles, one.start, one.end)]
    found = []
    for quote in sorted(quotes, key=lambda one: one.start):
        words = _words(doc, quote.start, quote.end)
        if words and within.start <= quote.start and quote.end <= within.end + 1:
            said = _said_at(doc, words, [*_words(doc, 0, low), *_words(doc, high, len(doc.text))])
            found.append(QuotedWords(_span(doc, words), said))
    return tuple(found)


def _words(doc: Document, start: int, end: int) -> list[int]:
    """Return the tokens between two offsets, without punctuation marks."""
    return [at for at in doc.tokens_between(start, end) if doc.is_word(at)]


def _said_at(doc: Document, quoted: Sequence[int], elsewhere: Sequence[int]) -> Span | None:
    """Return the longest run of the ``quoted`` tokens ``elsewhere`` in the text; None if it is too short.

    Of equally long runs the first is returned.
    """
    wanted, said = ([_fold(doc.written[at]) for at in words] for words in (quoted, elsewhere))
    length, end = _longest_run(wanted, said)
    if length < len(wanted) and (length < _LEAST_PART or length <= len(wanted) / 2):
        return None
    return _span(doc, elsewhere[end - length : end])


def _span(doc: Document, words: Sequence[int]) -> Span:
    last = words[-1]
    last += doc[last + 1] == "." and doc.is_shortened(last)  # "the U.S."
    start, end = doc.start[words[0]], doc.end[last]
    return Span(start, end, doc.text[start:end])


def _longest_run(wanted: list[str], said: list[str]) -> tuple[int, int]:
    """Return the length of the longest run of words in both lists, and its end in the second list."""
    best = (0, 0)
    where: dict[str, list[int]] = {}
    for i, word in enumerate(wanted):
        where.setdefault(word, []).append(i)
    before: dict[int, int] = {}
    for j, word in enumerate(said):
        now = {i: before.get(i - 1, 0) + 1 for i in where.get(word, ())}
        for length in now.values():
            if length > best[0]:
                best = (length, j + 1)
        before = now
    return best


def _fold(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold()
