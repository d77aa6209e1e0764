"""Splitting an article into sentences, also inside quotations of several sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.text.full_stops import find_sentences
from accordingto.reading.text.quotations import find_quotes, touching

if TYPE_CHECKING:
    from accordingto.types import Ledger

Bounds = tuple[int, int]
_MARKS = '"“”„‟«»'


def statements_of(ledger: Ledger) -> list[Bounds]:
    """Return the (start, end) offsets of the sentences of an article's body, in order.

    A quotation of several sentences is split into these.
    """
    text = ledger.article.text
    headline = ledger.article.headline
    body = headline.end if headline else 0
    quotes = find_quotes(text)
    found: list[Bounds] = []
    for sentence in ledger.sentences:
        if sentence.start < body:
            continue
        start = sentence.start
        for quote in touching(quotes, sentence.start, sentence.end):
            inner = max(quote.start, start), min(quote.end, sentence.end)
            for _, end in find_sentences(text[inner[0] : inner[1]].rstrip(_MARKS))[:-1]:
                found.append((start, inner[0] + end))
                start = inner[0] + end
        found.append((start, sentence.end))
    return [(start + _lead(text[start:end]), end) for start, end in found if text[start:end].strip()]


def _lead(text: str) -> int:
    return len(text) - len(text.lstrip())
