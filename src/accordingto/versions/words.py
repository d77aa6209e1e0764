"""Splitting a text into normalized words and rough sentences, for comparing versions."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise

from accordingto.types import Span

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|\w|-{2,}|[^\w\s]")
_LEVEL = str.maketrans("‘’‚‛“”„‟«»–—−‐‑", "''''" + '"' * 6 + "-----")
_ENDS = frozenset(".!?…")
_CLOSING = frozenset("'\")]")


@dataclass(frozen=True)
class Words:
    """The words and punctuation marks of a text, in order. All lists have the same length."""

    text: str
    """The text itself."""
    forms: list[str]
    """Each word as it is compared: in Unicode NFC, with plain quotation marks and dashes."""
    starts: list[int]
    """Offset of the first character of each word."""
    ends: list[int]
    """Offset after the last character of each word."""

    def span(self, first: int, last: int) -> Span:
        """Return the span from word ``first`` up to, but not including, word ``last``.

        If there are no words between them, it is empty and lies before word ``first``.
        """
        if first >= last:
            at = self.starts[first] if first < len(self.starts) else len(self.text)
            return Span(at, at, "")
        start, end = self.starts[first], self.ends[last - 1]
        return Span(start, end, self.text[start:end])

    def within(self, start: int, end: int) -> range:
        """Return the indexes of the words that overlap the text from ``start`` to ``end``."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def forms_in(self, span: Span) -> list[str]:
        """Return the normalized words of a span."""
        places = self.within(span.start, span.end)
        return self.forms[places.start : places.stop]


def words_of(text: str) -> Words:
    """Split a text into words and punctuation marks."""
    forms, starts, ends = [], [], []
    for match in _WORD.finditer(text):
        form = match.group().translate(_LEVEL)
        forms.append("-" if form.startswith("--") else unicodedata.normalize("NFC", form))
        starts.append(match.start())
        ends.append(match.end())
    return Words(text, forms, starts, ends)


def units(words: Words) -> list[range]:
    """Return the index ranges of the words of each sentence, found roughly; a line break also ends one."""
    cuts = [0]
    is_ended = False
    for at, form in enumerate(words.forms):
        gap = words.text[words.ends[at - 1] : words.starts[at]] if at else ""
        if gap and at > cuts[-1] and (is_ended or "\n" in gap or "\r" in gap):
            cuts.append(at)
        is_ended = form in _ENDS or (is_ended and form in _CLOSING and not (gap and at > cuts[-1]))
    return [range(a, b) for a, b in pairwise([*cuts, len(words.forms)]) if a < b]
