"""Words that somebody typed, found in the text: whole words, whatever blanks and marks look like."""

from __future__ import annotations

import re
from collections.abc import Iterable

from accordingto.types import Attribution, Ledger, Span

_ALIKE = ("'‘’‚‛", '"“”„‟«»', "-–—−‐‑")
"""Characters that stand for each other where words are typed."""
LONGEST_WORDS = 20_000
"""Characters of words that are looked for."""

Stretches = Iterable[tuple[int, int]]
"""Parts of a text: offsets of the first character and after the last."""


class NotFound(Exception):
    """Words stand nowhere in a text, or in several places; the message says which."""


def find_words(ledger: Ledger, words: str, *, sentence: str = "", near: Stretches = ()) -> Span:
    """Return where words stand: in the sentence of an id, else in the parts ``near``, else in the whole text.

    Raises ``NotFound`` where they stand nowhere or in several places.
    """
    spans = _places(ledger.article.text, words)
    if not spans:
        raise NotFound("These words do not appear in the article.")
    if sentence:
        spans = [
            at for s in ledger.sentences if s.id == sentence for at in spans if s.start <= at.start < s.end
        ]
        if not spans:
            raise NotFound("These words are not in the chosen sentence.")
    return _only(spans, list(near))


def find_stretch(ledger: Ledger, first: str, last: str, *, near: Stretches = ()) -> Span:
    """Return the stretch from its first words to its last, which are the next such words behind the first.

    Of several stretches the one that begins in the parts ``near`` is meant. Raises ``NotFound`` where there
    is none, or more than one.
    """
    text = ledger.article.text
    begins, ends = _places(text, first), _places(text, last)
    for words, places in ((first, begins), (last, ends)):
        if not places:
            raise NotFound(f"The words “{' '.join(words.split())}” do not appear in the article.")
    found, at = list[Span](), 0
    for begin in begins:
        while at < len(ends) and ends[at].end < begin.end:
            at += 1
        if at < len(ends):
            end = ends[at].end
            found.append(Span(begin.start, end, text[begin.start : end]))
    if not found:
        raise NotFound("The last words do not appear behind the first.")
    return _only(found, list(near))


def sentences_of(ledger: Ledger, one: Attribution) -> list[tuple[int, int]]:
    """Return the sentences in which an attribution stands."""
    parts = (*one.source, *one.cue, *one.content, *one.hedges)
    return [
        (s.start, s.end) for s in ledger.sentences if any(p.start < s.end and s.start < p.end for p in parts)
    ]


def _only(spans: list[Span], near: list[tuple[int, int]]) -> Span:
    """Return the one of some places that is meant."""
    if len(spans) > 1 and near:
        spans = [at for at in spans if any(low <= at.start < high for low, high in near)] or spans
    if len(spans) > 1:
        raise NotFound(
            f"These words appear in {len(spans)} places: choose the sentence, or enter more of them."
        )
    return spans[0]


def _places(text: str, words: str) -> list[Span]:
    """Every place where words stand."""
    if not words.strip() or len(words) > LONGEST_WORDS:
        return []
    return [Span(m.start(), m.end(), m.group()) for m in _pattern(words.strip()).finditer(text)]


def _pattern(words: str) -> re.Pattern[str]:
    starts, ends = (r"\b" if words[at].isalnum() else "" for at in (0, -1))
    return re.compile(starts + r"\s+".join("".join(map(_alike, word)) for word in words.split()) + ends)


def _alike(character: str) -> str:
    for group in _ALIKE:
        if character in group:
            return f"[{re.escape(group)}]"
    return re.escape(character)
