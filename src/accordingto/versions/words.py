"""A text as words, for comparing: what does not count is levelled, and sentences are told apart."""

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
    """The words and marks of a text, in order."""

    text: str
    """The text itself."""
    forms: list[str]
    """Each word as it is compared: composed, with plain quotation marks and dashes."""
    starts: list[int]
    """Offset of the first character of each."""
    ends: list[int]
    """Offset after the last character of each."""

    def span(self, first: int, last: int) -> Span:
        """Return the text from word ``first`` up to word ``last``; empty where there is none between."""
        if first >= last:
            at = self.starts[first] if first < len(self.starts) else len(self.text)
            return Span(at, at, "")
        start, end = self.starts[first], self.ends[last - 1]
        return Span(start, end, self.text[start:end])

    def within(self, start: int, end: int) -> range:
        """Return the words that share a character with a stretch of the text."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def forms_in(self, span: Span) -> list[str]:
        """Return the words of a span in the form in which they are compared."""
        places = self.within(span.start, span.end)
        return self.forms[places.start : places.stop]


def words_of(text: str) -> Words:
    """Take a text apart."""
    forms, starts, ends = [], [], []
    for match in _WORD.finditer(text):
        form = match.group().translate(_LEVEL)
        forms.append("-" if form.startswith("--") else unicodedata.normalize("NFC", form))
        starts.append(match.start())
        ends.append(match.end())
    return Words(text, forms, starts, ends)


def units(words: Words) -> list[range]:
    """Return the words by sentence, roughly: the end of a line ends one, too."""
    cuts = [0]
    is_ended = False
    for at, form in enumerate(words.forms):
        gap = words.text[words.ends[at - 1] : words.starts[at]] if at else ""
        if gap and at > cuts[-1] and (is_ended or "\n" in gap or "\r" in gap):
            cuts.append(at)
        is_ended = form in _ENDS or (is_ended and form in _CLOSING and not (gap and at > cuts[-1]))
    return [range(a, b) for a, b in pairwise([*cuts, len(words.forms)]) if a < b]
