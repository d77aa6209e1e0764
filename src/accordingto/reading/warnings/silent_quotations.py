"""Quotations that stand as sentences of their own, or before who speaks, and are in nobody's attribution.

Titles, terms and words that the outlet only borrows are no sentences of their own. A speech goes on over
paragraphs, each with a mark that opens it. Somebody may well stand beside such a quotation; as long as the
ledger gives it to nobody, whoever reads the ledger is told.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import word_class
from accordingto.types import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.text.quotations import Quote
    from accordingto.types import Attribution

QUOTE_WORDS = 5
"""Words from which words in quotation marks are somebody's sentence and no title."""
_ENDED = re.compile(r"[.!?…][\"”’')\]]*\s*$|^\s*$")
_CLOSED = re.compile(r"[.!?…][\"”»’']+$")
_BROKEN_OFF = re.compile(r"[.!?…,—–-][\"”»’']+$")
_VERBS = "|".join(sorted(word_class("speech-verbs") | word_class("speech-pasts")))
_SPOKEN = re.compile(
    rf",?\s(?=[^\n.;:!?\"“”]{{0,80}}?\b(?:{_VERBS})\b(?! that\b))"
    r"(?![\w’']+(?:ing|ed) |and |but |or |is |are |was |were |has |had |in |of |for )"
)
"""How who speaks follows a quotation that is closed on a comma or another mark: ", said Orr", " Orr said"."""
_GOES_ON = re.compile(r"\s*(?:$|\n|[\"“„«]|[^\W\d_a-z])")
_SIGNED = re.compile(r"\s*(?:[—–-]{1,2}|\(|@|~)")
"""How a signature follows a quotation: "— Orr"."""


def find_alone(
    text: str,
    quotes: Sequence[Quote],
    attributions: Sequence[Attribution],
    start: int = 0,
) -> tuple[Span, ...]:
    """The quotations behind an offset that are sentences of their own and that nobody is said to have said.

    ``quotes`` are those of ``text`` in order.
    """
    contents = sorted((span.start, span.end) for one in attributions for span in one.content)
    found = []
    for i, quote in enumerate(quotes):
        span = Span(quote.start, quote.end, text[quote.start : quote.end])
        before = quotes[i - 1] if i else None
        if quote.start < start or not _is_sentence(span, text, closed=quote.closed):
            continue
        behind = quotes[i + 1] if i + 1 < len(quotes) else None
        if _goes_on(text, before, quote) or not (quote.closed or _goes_on(text, quote, behind)):
            continue
        if not _is_held(span, contents):
            found.append(span)
    return tuple(found)


def _goes_on(text: str, before: Quote | None, quote: Quote | None) -> bool:
    """Whether a quotation goes on with the one before it, whose mark is not closed at its paragraph's end."""
    if before is None or quote is None or before.closed:
        return False
    return not text[before.end : quote.start].strip()


def _is_sentence(span: Span, text: str, *, closed: bool) -> bool:
    """Whether quoted words are a sentence of their own: whoever follows them."""
    words = re.findall(r"[^\W\d_][\w’']*", span.text)
    small = sum(word[0].islower() for word in words)
    line = text.rfind("\n", 0, span.start) + 1
    return (
        len(words) >= QUOTE_WORDS
        and 2 * small > len(words)
        and not words[0][0].islower()
        and _ENDED.search(text[line : span.start]) is not None
        and text[: span.start].rstrip()[-1:] != ":"
        and (_stands_alone(span, text, closed=closed) or (closed and _is_spoken(span, text)))
    )


def _stands_alone(span: Span, text: str, *, closed: bool) -> bool:
    """Whether a mark that ends a sentence stands inside, and another sentence or nothing behind."""
    return (
        (not closed or _CLOSED.search(span.text) is not None)
        and _GOES_ON.match(text, span.end) is not None
        and _SIGNED.match(text, span.end) is None
    )


def _is_spoken(span: Span, text: str) -> bool:
    """Whether quoted words break off at a mark, and who speaks and a verb of speech follow."""
    is_broken = _BROKEN_OFF.search(span.text) is not None or text.startswith(",", span.end)
    return is_broken and _SPOKEN.match(text, span.end) is not None


def _is_held(span: Span, contents: Sequence[tuple[int, int]]) -> bool:
    """Whether contents hold at least half of a quotation: what they hold inside it is told within it."""
    at = bisect_left(contents, (span.end,))
    shared = (min(end, span.end) - max(start, span.start) for start, end in contents[:at])
    return 2 * max(shared, default=0) >= span.end - span.start
