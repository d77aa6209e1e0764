"""The words and marks by which clauses are told apart, cut once for a whole text.

They are larger than the tokens of the model: a contraction ("isn't") and a dash of hyphens ("--") are one
word each, as the rules for clauses ask for whole forms.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"\w+(?:'\w+)*|--+|[^\w\s]")


class ClauseToken(NamedTuple):
    """A word or a mark of a text."""

    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last character."""
    form: str
    """Its letters in lower case, with straight apostrophes."""
    is_mark: bool
    """Whether it holds neither a letter nor a digit."""
    is_capital: bool
    """Whether it begins with a capital letter."""


class ClauseTokens:
    """The words and marks of a text, from which those of any stretch are taken."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._straight = text.replace("’", "'")
        self._words = list(_cut(self._straight, 0, len(text)))
        self._starts = [word.start for word in self._words]

    def between(self, start: int, end: int) -> list[ClauseToken]:
        """Return the words of a stretch, in order; of one that an edge cuts, what is inside."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        lead: list[ClauseToken] = []
        if first and self._words[first - 1].end > start:
            lead = list(_cut(self._straight, start, min(end, self._words[first - 1].end)))
        if last > first and self._words[last - 1].end > end:
            return [*lead, *self._words[first : last - 1], *_cut(self._straight, self._starts[last - 1], end)]
        return lead + self._words[first:last] if lead else self._words[first:last]


def tokens_in(text: str) -> list[ClauseToken]:
    """Return the words and marks of a text, in order."""
    return list(first_tokens(text))


def first_tokens(text: str) -> Iterator[ClauseToken]:
    """Yield the words and marks of a text, in order, for those who look at its beginning only."""
    return _cut(text.replace("’", "'"), 0, len(text))


def _cut(straight: str, start: int, end: int) -> Iterator[ClauseToken]:
    """Yield the words and marks of a stretch of a text whose apostrophes are straight."""
    for match in _WORD.finditer(straight, start, end):
        written = match.group()
        form = written.lower()
        is_mark = not form[0].isalnum() and not any(map(str.isalnum, form))
        yield ClauseToken(match.start(), match.end(), form, is_mark, written[0].isupper())
