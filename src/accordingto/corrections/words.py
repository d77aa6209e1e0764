"""Finding words that a person typed in the text: whole words, whatever the white space, quotes and dashes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from accordingto.types import Attribution, Ledger, Span

_ALIKE = ("'‘’‚‛", '"“”„‟«»', "-–—−‐‑")
"""Groups of characters that match each other in typed words."""
LONGEST_WORDS = 20_000
"""Most characters that are searched for; longer words are never found."""

Stretches = Iterable[tuple[int, int]]
"""Parts of a text: offset of the first character and offset after the last."""


class NotFound(Exception):
    """The words are not in the text, or are there more than once; the message is meant for people."""


def find_words(ledger: Ledger, words: str, *, sentence: str = "", near: Stretches = ()) -> Span:
    """Return the only place of some words in the text.

    With ``sentence``, the id of a sentence, only that sentence is searched. If there are several places, the
    one in the parts ``near`` is preferred. Raises ``NotFound`` if there is no place, or more than one.
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
    """Return the span from some first words to the next occurrence of some last words.

    If there are several such spans, the one that begins in the parts ``near`` is preferred. Raises
    ``NotFound`` if there is none, or more than one.
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
        raise NotFound("The last words do not appear after the first.")
    return _only(found, list(near))


def sentences_of(ledger: Ledger, one: Attribution) -> list[tuple[int, int]]:
    """Return the offsets of the sentences that an attribution overlaps."""
    parts = (*one.source, *one.cue, *one.content, *one.hedges)
    return [
        (s.start, s.end) for s in ledger.sentences if any(p.start < s.end and s.start < p.end for p in parts)
    ]


def _only(spans: list[Span], near: list[tuple[int, int]]) -> Span:
    """Return the only span, or the only one that begins in the parts ``near``. Raises ``NotFound``."""
    if len(spans) > 1 and near:
        spans = [at for at in spans if any(low <= at.start < high for low, high in near)] or spans
    if len(spans) > 1:
        raise NotFound(
            f"These words appear in {len(spans)} places: choose the sentence, or enter more of them."
        )
    return spans[0]


def _places(text: str, words: str) -> list[Span]:
    """Return every place of some words in a text."""
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
