"""Quotations that stand as sentences of their own and are in nobody's attribution.

Titles, terms and words that the outlet only borrows are no sentences of their own. A speech goes on over
paragraphs, each with a mark that opens it. Where somebody stands in the paragraph or in the
sentence above it, or a source in the paragraph above, they may be theirs: nothing is asked.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from accordingto.types import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.quotes import Quote
    from accordingto.types import Actor, Attribution

QUOTE_WORDS = 5
"""Words from which words in quotation marks are somebody's sentence and no title."""
_ENDED = re.compile(r"[.!?…][\"”’')\]]*\s*$|^\s*$")
_CLOSED = re.compile(r"[.!?…][\"”»’']+$")
_GOES_ON = re.compile(r"\s*(?:$|\n|[\"“„«]|[^\W\d_a-z])")
_PERSON = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")
_BETWEEN = re.compile(r"[.!?…][\"”’')]*\s+(?=[\"“„A-Z])")
_SIGNED = re.compile(r"\s*(?:[—–-]{1,2}|\(|@|~)")
"""How a signature follows a quotation: "— Orr"."""


def find_alone(
    text: str,
    quotes: Sequence[Quote],
    attributions: Sequence[Attribution],
    actors: Sequence[Actor],
    start: int = 0,
) -> tuple[Span, ...]:
    """The quotations behind an offset that are sentences of their own and that nobody is said to have said.

    ``quotes`` are those of ``text`` in order.
    """
    parts = sorted((s.start, s.end) for one in attributions for s in (*one.content, *one.cue, *one.source))
    people = [mention.start for actor in actors if actor.kind == "person" for mention in actor.mentions]
    people.sort()
    sources = sorted(span.start for one in attributions for span in one.source)
    found = []
    for i, quote in enumerate(quotes):
        span = Span(quote.start, quote.end, text[quote.start : quote.end])
        before = quotes[i - 1] if i else None
        if quote.start < start or not _is_sentence(span, text, closed=quote.closed):
            continue
        behind = quotes[i + 1] if i + 1 < len(quotes) else None
        if _goes_on(text, before, quote) or not (quote.closed or _goes_on(text, quote, behind)):
            continue
        if not _is_held(span, parts) and not _is_plain(text, span, sources, people):
            found.append(span)
    return tuple(found)


def _goes_on(text: str, before: Quote | None, quote: Quote | None) -> bool:
    """Whether a quotation goes on with the one before it, whose mark is not closed at its paragraph's end."""
    if before is None or quote is None or before.closed:
        return False
    return not text[before.end : quote.start].strip()


def _is_sentence(span: Span, text: str, *, closed: bool) -> bool:
    """Whether quoted words are a sentence of their own: with a mark that ends it inside."""
    words = re.findall(r"[^\W\d_][\w’']*", span.text)
    small = sum(word[0].islower() for word in words)
    line = text.rfind("\n", 0, span.start) + 1
    return (
        len(words) >= QUOTE_WORDS
        and 2 * small > len(words)
        and not words[0][0].islower()
        and (not closed or _CLOSED.search(span.text) is not None)
        and _ENDED.search(text[line : span.start]) is not None
        and _GOES_ON.match(text, span.end) is not None
        and _SIGNED.match(text, span.end) is None
        and text[: span.start].rstrip()[-1:] != ":"
    )


def _is_held(span: Span, parts: Sequence[tuple[int, int]]) -> bool:
    """Whether a part of an attribution stands in a quotation, or around it."""
    at = bisect_left(parts, (span.end,))
    return any(end > span.start for _, end in parts[:at])


def _is_plain(text: str, span: Span, sources: Sequence[int], people: Sequence[int]) -> bool:
    """Whether somebody who may be speaking stands beside a quotation, or speaks in the paragraph above."""
    high = text.find("\n", span.end)
    high = high if high >= 0 else len(text)
    low = text.rfind("\n", 0, span.start) + 1
    above = text[:low].rstrip()
    top = above.rfind("\n") + 1
    ends = [match.end() for match in _BETWEEN.finditer(text, top, len(above))]
    near = ends[-1] if ends else top
    around = (text[near : span.start], text[span.end : high])
    return (
        bisect_left(sources, top) < bisect_left(sources, high)
        or bisect_left(people, near) < bisect_left(people, high)
        or any(_PERSON.search(part) for part in around)
    )
