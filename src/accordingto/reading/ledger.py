"""What was decoded, as a ledger: words to spans, and what follows from the spans alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from accordingto.reading.quotes import Quote, find_quotes, find_single_quotes, touching
from accordingto.reading.sentences import split_sentences
from accordingto.types import Attribution, Ledger, Span, Warning

if TYPE_CHECKING:
    from accordingto.reading.decode import Found
    from accordingto.reading.pieces import Piece
    from accordingto.reading.words import Words
    from accordingto.types import Article, Form

_NOT_SPACE = re.compile(r"\S")


def make_ledger(article: Article, words: Words, found: list[Found], reader: str) -> Ledger:
    """The ledger of an article whose attributions are known in words."""
    text = article.text
    doubles, singles = find_quotes(text), find_single_quotes(text)
    ids = [f"q{i}" for i in range(1, len(found) + 1)]
    attributions = []
    for id, one in zip(ids, found, strict=True):
        source, content = _spans(one.source, words, text), _spans(one.content, words, text)
        cue = _spans((one.cue,), words, text)
        attributions.append(
            Attribution(
                id=id,
                source=source,
                cue=cue,
                content=content,
                source_kind=None if source else "none",
                form=form_of(content, cue[0], doubles, singles),
                parent=None if one.parent is None else ids[one.parent],
                confidence=round(one.confidence, 2),
            )
        )
    return Ledger(
        reader=reader,
        article=article,
        sentences=split_sentences(text),
        attributions=tuple(attributions),
        warnings=tuple(_warnings(text, attributions, doubles)),
    )


def form_of(content: tuple[Span, ...], cue: Span, doubles: list[Quote], singles: list[Quote]) -> Form:
    """How much of the content stands in quotation marks of its own: marks that do not hold the cue too."""
    inside = outside = 0
    for span in content:
        marked = [False] * (span.end - span.start)
        for quote in touching(doubles, span.start, span.end) + touching(singles, span.start, span.end):
            if not (quote.start <= cue.start and cue.end <= quote.end):
                low, high = max(quote.start, span.start), min(quote.end, span.end)
                marked[low - span.start : high - span.start] = [True] * (high - low)
        for letter, quoted in zip(span.text, marked, strict=True):
            if letter.isalnum():
                inside += quoted
                outside += not quoted
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def _spans(pieces: tuple[Piece, ...], words: Words, text: str) -> tuple[Span, ...]:
    bounds = [(int(words.start[p.start]), int(words.end[p.end - 1])) for p in pieces]
    return tuple(Span(a, b, text[a:b]) for a, b in sorted(bounds))


def _warnings(text: str, attributions: list[Attribution], quotes: list[Quote]) -> list[Warning]:
    warnings = []
    if not text.strip():
        warnings.append(Warning(code="empty_text", message="The article has no text."))
    elif not attributions:
        warnings.append(
            Warning(
                code="no_attribution",
                message="Nothing in the article is attributed: all of it is in the outlet’s own voice.",
            )
        )
    unbalanced = tuple(
        Span(q.start, q.end, text[q.start : q.end])
        for q in quotes
        if not q.closed and not _goes_on(text, q.end, quotes)
    )
    if unbalanced:
        warnings.append(
            Warning(
                code="unbalanced_quotes",
                message="A quotation mark is opened and not closed.",
                spans=unbalanced,
            )
        )
    return warnings


def _goes_on(text: str, end: int, quotes: list[Quote]) -> bool:
    """Whether a quote left open at a paragraph's end is taken up by the next paragraph's first mark."""
    following = _NOT_SPACE.search(text, end)
    at = bisect_left(quotes, end, key=lambda q: q.start)
    return following is not None and at < len(quotes) and quotes[at].start == following.start()
