"""Words that a headline puts in quotation marks, and where the body says them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from accordingto.reading.headline.content_words import headline_tokens
from accordingto.reading.text.quotations import find_quotes, find_single_quotes
from accordingto.types import QuotedWords, Span

if TYPE_CHECKING:
    from accordingto.reading.text.bounds import Bounds
    from accordingto.types import Article

_LEAST_PART = 2
"""Words that have to stand together for a part of longer quoted words to count as said."""


def find_quoted(article: Article, within: Span) -> tuple[QuotedWords, ...]:
    """Return the quoted words of a stretch of the headline, each with its longest match in the body.

    Case and the kind of marks do not count. Of longer quoted words at least two, and more than half, have to
    stand together in the body.
    """
    if article.headline is None:
        return ()
    low, high = article.headline.start, article.headline.end
    headline = article.text[low:high]
    doubles = [(q.start, q.end) for q in find_quotes(headline) if q.closed]
    singles = [(q.start, q.end) for q in find_single_quotes(headline)]
    quotes = doubles + [s for s in singles if not any(a <= s[0] and s[1] <= b for a, b in doubles)]
    found = []
    for start, end in sorted((low + a, low + b) for a, b in quotes):
        span = _without_marks(article.text, start, end)
        if span is not None and within.start <= start and end <= within.end + 1:
            found.append(QuotedWords(span, _said_at(article.text, span, low, high)))
    return tuple(found)


def _without_marks(text: str, start: int, end: int) -> Span | None:
    """Return the words between two marks, without the marks and the punctuation beside them."""
    words = _words(text, start, end)
    if not words:
        return None
    first, last = words[0][0], words[-1][1]
    return Span(first, last, text[first:last])


def _said_at(text: str, quoted: Span, low: int, high: int) -> Span | None:
    """Return where the text says words outside the headline; the longest run of them, the first of equals."""
    wanted = [_fold(quoted.text[a:b]) for a, b in _words(quoted.text, 0, len(quoted.text))]
    places = [*_words(text, 0, low), *_words(text, high, len(text))]
    said = [_fold(text[a:b]) for a, b in places]
    length, end = _longest_run(wanted, said)
    if length < len(wanted) and (length < _LEAST_PART or length <= len(wanted) / 2):
        return None
    start, stop = places[end - length][0], places[end - 1][1]
    return Span(start, stop, text[start:stop])


def _words(text: str, start: int, end: int) -> list[Bounds]:
    """Return where the words of a stretch stand, without signs; those that touch are one, as in "$500bn"."""
    found: list[Bounds] = []
    for word in headline_tokens(text, start, end):
        if found and found[-1][1] == word.start:
            found[-1] = found[-1][0], word.end
        else:
            found.append((word.start, word.end))
    return found


def _longest_run(wanted: list[str], said: list[str]) -> tuple[int, int]:
    """Return the length of the longest run that two lists share, and the place behind it in the second."""
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
    return unicodedata.normalize("NFKC", word).replace("’", "'").casefold()
